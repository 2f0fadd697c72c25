package dev.hydrant.columnar;

import java.util.List;

/// `HiveJsonSerDe`, with Firehose's options. Keys are compared in lower case; numeric columns take no
/// strings (but decimals) and strings take no objects or arrays.
///
/// @param timestampFormats Joda `DateTimeFormat` patterns or `millis`, tried in order, and after them
///     always the form of `java.sql.Timestamp.valueOf`, `yyyy-[M]M-[d]d HH:mm:ss[.S]`
public record HiveJson(List<String> timestampFormats) implements JsonDialect {

    /// How many formats may be tried for one value.
    public static final int MAX_FORMATS = 50;

    private static final HiveJson DEFAULTS = new HiveJson(List.of());

    /// @throws IllegalArgumentException with AWS's message where a pattern isn't one of Joda's, or can't be read here:
    ///     a century (`C`) or the name of a time zone (`z`)
    public HiveJson {
        timestampFormats = List.copyOf(timestampFormats);
        HiveTimestamps.requireReadable(timestampFormats);
    }

    /// What Firehose uses where no format is given.
    public static HiveJson defaults() {
        return DEFAULTS;
    }
}
