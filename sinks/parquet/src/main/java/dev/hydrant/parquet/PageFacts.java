package dev.hydrant.parquet;

import org.jspecify.annotations.Nullable;

/// What the indexes say of one data page.
///
/// @param offset where its header begins, from the first data page of its chunk on
/// @param bytes its length, header included
/// @param firstRow the number of its first row in the row group
/// @param absent entries without a value
/// @param bounds null where no value of it compares
record PageFacts(
        int offset,
        int bytes,
        long firstRow,
        int values,
        int absent,
        @Nullable Bounds bounds) {}
