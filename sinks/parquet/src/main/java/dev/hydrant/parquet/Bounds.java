package dev.hydrant.parquet;

/// The smallest and largest value of a page or chunk, plainly encoded; shortened where a value is long.
///
/// @param min at most the smallest value
/// @param max at least the largest value
record Bounds(byte[] min, boolean minExact, byte[] max, boolean maxExact) {}
