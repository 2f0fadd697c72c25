package dev.hydrant.shardstore.segments;

/// Limits of a segment log.
///
/// @param mergedWidth how many indexes a merged segment covers. All who ever use a log must agree on it: that
///     every index belongs to one possible merged segment is what keeps two mergers from making different ones
/// @param mergedBytes raw segments that take more together are left as they are
/// @param attempts how often one request is made while the store doesn't answer or says that it can't
/// @param lostRaces how often a writer goes on to another index because somebody was faster
public record SegmentSettings(int mergedWidth, long mergedBytes, int attempts, int lostRaces) {

    private static final int MERGED_WIDTH = 32;
    private static final long MERGED_BYTES = 64L * 1024 * 1024;
    private static final int ATTEMPTS = 6;
    private static final int LOST_RACES = 40;

    /// A listing shows what covers its first index within its first page.
    private static final int MAX_MERGED_WIDTH = SegmentDirectory.MAX_LISTED / 4;

    public SegmentSettings {
        if (mergedWidth < 2 || mergedWidth > MAX_MERGED_WIDTH) {
            throw new IllegalArgumentException(
                    "`mergedWidth` must be 2.." + MAX_MERGED_WIDTH + " but was " + mergedWidth);
        }
        if (mergedBytes < 1 || mergedBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("`mergedBytes` must be 1.." + Integer.MAX_VALUE / 2);
        }
        if (attempts < 1 || lostRaces < 1) {
            throw new IllegalArgumentException("`attempts` and `lostRaces` must be positive");
        }
    }

    public static SegmentSettings defaults() {
        return new SegmentSettings(MERGED_WIDTH, MERGED_BYTES, ATTEMPTS, LOST_RACES);
    }

    public SegmentSettings withMergedWidth(int width) {
        return new SegmentSettings(width, mergedBytes, attempts, lostRaces);
    }

    public SegmentSettings withPatience(int otherAttempts, int otherLostRaces) {
        return new SegmentSettings(mergedWidth, mergedBytes, otherAttempts, otherLostRaces);
    }
}
