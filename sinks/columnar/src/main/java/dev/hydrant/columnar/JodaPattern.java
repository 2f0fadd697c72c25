package dev.hydrant.columnar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Joda `DateTimeFormat` pattern, read by java.time with Joda's rules: numbers of fewer digits than letters are
/// taken, names of months and days in English, short or long, in any case; UTC where the text names no zone.
///
/// What the pattern doesn't give is 1970-01-01T00:00, but the year 2000 where it gives a month or a day. A year of
/// two digits lies in 1970 to 2069, not around today as in Joda: the same record must always make the same row.
final class JodaPattern implements HiveTimestamps.Format {

    /// A longer text isn't tried.
    private static final int MAX_TEXT_CHARS = 200;

    /// One with the short names of months and days, one with the long.
    private final List<DateTimeFormatter> formatters;

    private JodaPattern(List<DateTimeFormatter> formatters) {
        this.formatters = formatters;
    }

    static boolean isReadable(String pattern) {
        return new JodaPatternParser(pattern, JodaPatternParser.Names.SHORT).isReadable();
    }

    /// @param pattern one that [#isReadable]
    static JodaPattern parse(String pattern) {
        return new JodaPattern(List.of(
                new JodaPatternParser(pattern, JodaPatternParser.Names.SHORT).formatter(),
                new JodaPatternParser(pattern, JodaPatternParser.Names.LONG).formatter()));
    }

    @Override
    public long micros(char[] c, int from, int to) {
        if (to - from > MAX_TEXT_CHARS) {
            return TimeText.NONE;
        }
        String text = new String(c, from, to - from);
        for (DateTimeFormatter formatter : formatters) {
            Instant instant = instant(formatter, text);
            if (instant != null) {
                return micros(instant);
            }
        }
        return TimeText.NONE;
    }

    private static @Nullable Instant instant(DateTimeFormatter formatter, String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            ZoneId zone = parsed.query(TemporalQueries.zone());
            return LocalDateTime.from(parsed)
                    .atZone(zone == null ? ZoneOffset.UTC : zone)
                    .toInstant();
        } catch (DateTimeException _) {
            return null; // java.time has no other way to say that a text doesn't match
        }
    }

    private static long micros(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (Math.abs(seconds) > TimeText.MAX_MICROS / TimeText.MICROS_PER_SECOND) {
            return TimeText.NONE;
        }
        return TimeText.checkedMicros(seconds * TimeText.MICROS_PER_SECOND + instant.getNano() / 1000);
    }
}
