package dev.hydrant.shardstore.log;

/// Where in a log a batch's payload begins.
///
/// @param file the file's number
/// @param offset in bytes
public record LogPosition(long file, long offset) {}
