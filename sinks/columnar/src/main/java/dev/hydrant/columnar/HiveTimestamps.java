package dev.hydrant.columnar;

import java.util.ArrayList;
import java.util.List;

/// The formats of a [HiveJson], in order, and then the form of `java.sql.Timestamp.valueOf`.
final class HiveTimestamps implements Timestamps {

    private static final String MILLIS = "millis";
    private static final int MILLIS_TO_MICROS = 3;

    private final List<Format> formats = new ArrayList<>();

    HiveTimestamps(List<String> patterns) {
        for (String pattern : patterns) {
            formats.add(pattern.equals(MILLIS) ? new Millis(new NumberText()) : JodaPattern.parse(pattern));
        }
    }

    /// One way to read a timestamp's text.
    @FunctionalInterface
    interface Format {
        long micros(char[] c, int from, int to);
    }

    private record Millis(NumberText number) implements Format {
        @Override
        public long micros(char[] c, int from, int to) {
            boolean fits = number.scan(c, from, to) && number.toLong(MILLIS_TO_MICROS, NumberText.Rounding.FLOOR);
            return fits ? TimeText.checkedMicros(number.value()) : TimeText.NONE;
        }
    }

    /// @throws IllegalArgumentException with AWS's message where a pattern can't be read
    static void requireReadable(List<String> patterns) {
        boolean readable = patterns.size() <= HiveJson.MAX_FORMATS;
        for (int i = 0; readable && i < patterns.size(); i++) {
            readable = patterns.get(i).equals(MILLIS) || JodaPattern.isReadable(patterns.get(i));
        }
        if (!readable) {
            throw new IllegalArgumentException("One or more SerDe options are invalid for"
                    + " org.apache.hcatalog.data.JsonSerDe: [Key: timestamp.formats Value: "
                    + String.join(",", patterns) + "]");
        }
    }

    @Override
    public long micros(char[] c, int from, int to, boolean isNumber) {
        for (Format format : formats) {
            long micros = format.micros(c, from, to);
            if (micros != TimeText.NONE) {
                return micros;
            }
        }
        return TimeText.sqlMicros(c, from, to);
    }
}
