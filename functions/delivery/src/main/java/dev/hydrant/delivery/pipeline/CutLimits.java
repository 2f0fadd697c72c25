package dev.hydrant.delivery.pipeline;

import java.time.Duration;

/// When a plan is cut.
///
/// @param sizeBytes payload that asks for a cut: the buffering hint's size; [Long#MAX_VALUE] where records are
///     partitioned, since it counts per file there
/// @param interval how old the oldest record may get: the buffering hint's other half
/// @param planBytes payload a plan takes at most, but for its last record
public record CutLimits(long sizeBytes, Duration interval, long planBytes) {

    /// A plan's payload unless told otherwise: what it costs is scratch space and, after a crash, doing it again.
    public static final long DEFAULT_PLAN_BYTES = 1024L * 1024 * 1024;

    public CutLimits {
        if (sizeBytes < 1 || planBytes < 1) {
            throw new IllegalArgumentException(
                    "`sizeBytes` and `planBytes` must be at least 1 but were " + sizeBytes + " and " + planBytes);
        }
        if (interval.isNegative()) {
            throw new IllegalArgumentException("`interval` must not be negative but was " + interval);
        }
    }
}
