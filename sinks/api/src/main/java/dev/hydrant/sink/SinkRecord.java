package dev.hydrant.sink;

/// One record on its way to a destination.
///
/// @param ordinal the number of its original within the plan's range, from 0, in sequence order: by it a late refusal
///     finds the original bytes
/// @param subOrdinal its number within a de-aggregated original, 0 where there is none
/// @param arrivalMillis when the stream took the original, epoch milliseconds
/// @param payload what is to be delivered
/// @param keys values that the output prefix names
public record SinkRecord(long ordinal, int subOrdinal, long arrivalMillis, Slice payload, PartitionKeys keys) {}
