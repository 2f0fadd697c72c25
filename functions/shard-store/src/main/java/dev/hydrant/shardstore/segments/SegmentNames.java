package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ObjectInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The keys of one log.
///
/// `<index>-raw`, `<last index>-merged-<first index>` and `horizon-<first index that is left>`, in 12 digits
/// each. So a listing from an index on shows what covers it first, and horizons after all segments: what was
/// deleted before a segment was listed has its horizon listed.
final class SegmentNames {

    /// With twenty puts a second, as many as 1,500 years bring.
    static final long MAX_INDEX = 999_999_999_999L;

    private static final int DIGITS = 12;
    private static final String RAW = "-raw";
    private static final String MERGED = "-merged-";
    private static final String HORIZON = "horizon-";
    private static final Pattern SEGMENT = Pattern.compile("(\\d{12})-(?:raw|merged-(\\d{12}))");
    private static final Pattern HORIZON_NAME = Pattern.compile("horizon-(\\d{12})");

    private final String prefix;

    /// @param prefix of all keys, with a slash at its end
    SegmentNames(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /// Before all keys of this index, and after those of the one before.
    String before(long index) {
        return prefix + digits(index);
    }

    String raw(long index) {
        return before(index) + RAW;
    }

    String merged(long first, long last) {
        return before(last) + MERGED + digits(first);
    }

    String key(StoredSegment segment) {
        return segment.isMerged() ? merged(segment.first(), segment.last()) : raw(segment.first());
    }

    String horizons() {
        return prefix + HORIZON;
    }

    String horizon(long index) {
        return horizons() + digits(index);
    }

    Optional<StoredSegment> segment(ObjectInfo object) {
        Matcher name = SEGMENT.matcher(object.key())
                .region(prefix.length(), object.key().length());
        if (!name.matches()) {
            return Optional.empty();
        }
        long last = Long.parseLong(name.group(1));
        @Nullable String first = name.group(2);
        return Optional.of(
                first == null
                        ? new StoredSegment(StoredSegment.Kind.RAW, last, last, object.length(), object.lastModified())
                        : new StoredSegment(
                                StoredSegment.Kind.MERGED,
                                Long.parseLong(first),
                                last,
                                object.length(),
                                object.lastModified()));
    }

    Optional<Look.Horizon> horizon(ObjectInfo object) {
        Matcher name = HORIZON_NAME
                .matcher(object.key())
                .region(prefix.length(), object.key().length());
        return name.matches()
                ? Optional.of(new Look.Horizon(Long.parseLong(name.group(1)), object.lastModified()))
                : Optional.empty();
    }

    private static String digits(long number) {
        if (number < 0 || number > MAX_INDEX) {
            throw new IllegalArgumentException("a segment's index must be 0.." + MAX_INDEX + " but was " + number);
        }
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
