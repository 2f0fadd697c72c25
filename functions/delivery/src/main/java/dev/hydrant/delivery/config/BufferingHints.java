package dev.hydrant.delivery.config;

import java.time.Duration;

/// When buffered records are delivered: at this size or this age, whichever comes first.
///
/// @param sizeMiB `SizeInMBs`, payload before compression
/// @param interval `IntervalInSeconds`
public record BufferingHints(int sizeMiB, Duration interval) {

    /// `SizeInMBs` unless configured, for S3.
    public static final int DEFAULT_SIZE_MIB = 5;
    /// `SizeInMBs` unless configured, where records are converted or partitioned dynamically.
    public static final int DEFAULT_LARGE_SIZE_MIB = 128;
    /// The least `SizeInMBs` where records are converted or partitioned dynamically.
    public static final int SMALLEST_LARGE_SIZE_MIB = 64;
    /// `IntervalInSeconds` unless configured.
    public static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(5);

    public long sizeBytes() {
        return sizeMiB * 1024L * 1024L;
    }
}
