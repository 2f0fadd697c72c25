package dev.hydrant.s3;

import java.util.OptionalInt;

/// What bounds an S3 destination.
///
/// @param fileBytes a file ends when it holds this much payload, before encoding: the buffering hint's size
/// @param gatherBytes memory for gathering by partition; beyond it records wait on disk
/// @param activePartitions most partitions in one plan, absent where there is no limit; AWS's quota is 500
public record S3Limits(long fileBytes, long gatherBytes, OptionalInt activePartitions) {

    /// Memory for gathering unless told otherwise.
    public static final long DEFAULT_GATHER_BYTES = 64L * 1024 * 1024;

    public S3Limits {
        requirePositive("fileBytes", fileBytes);
        requirePositive("gatherBytes", gatherBytes);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("`" + name + "` must be at least 1 but was " + value);
        }
    }
}
