package dev.hydrant.shardstore.segments;

/// What there is of a log, as one look showed it.
///
/// @param horizon the first index that is left
public record LogExtent(long horizon, LogEnd end) {}
