package dev.hydrant.columnar;

/// Reads timestamps as one dialect writes them: microseconds since 1970-01-01T00:00:00Z, or [TimeText#NONE].
///
/// What is finer than a microsecond is cut off, towards the past. Values outside of the years 1 to 9999 aren't read:
/// AWS lets them wrap silently.
sealed interface Timestamps permits OpenXTimestamps, HiveTimestamps {

    /// @param isNumber the JSON value is a number, not a string
    long micros(char[] c, int from, int to, boolean isNumber);

    static Timestamps of(JsonDialect dialect) {
        return switch (dialect) {
            case OpenXJson _ -> new OpenXTimestamps();
            case HiveJson hive -> new HiveTimestamps(hive.timestampFormats());
        };
    }
}
