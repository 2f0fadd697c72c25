package dev.hydrant.shardstore.traffic;

/// One figure as it stands.
///
/// @param shard the shard's id; empty for a stream's own
/// @param value the sum since the process began, or the newest of a [Metric.Kind#LATEST]
/// @param count how often it was observed, where that is counted
public record Series(Metric metric, String stream, String shard, long value, long count) {}
