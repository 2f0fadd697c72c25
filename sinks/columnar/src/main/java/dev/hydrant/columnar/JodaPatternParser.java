package dev.hydrant.columnar;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns one Joda pattern into a java.time formatter.
final class JodaPatternParser {

    /// How a pattern's month and day names are read.
    enum Names {
        SHORT,
        LONG
    }

    private static final int MAX_PATTERN_CHARS = 200;
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int MAX_YEAR_DIGITS = 9;
    private static final int FIRST_TWO_DIGIT_YEAR = 1970;
    private static final int SHORT_NAME_CHARS = 3;
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private final String pattern;
    private final Names names;
    private final DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    /// The letters met, each once.
    private final StringBuilder letters = new StringBuilder();

    private int at;

    JodaPatternParser(String pattern, Names names) {
        this.pattern = pattern;
        this.names = names;
    }

    boolean isReadable() {
        if (pattern.length() > MAX_PATTERN_CHARS) {
            return false;
        }
        while (at < pattern.length()) {
            if (!appendPart()) {
                return false;
            }
        }
        return !letters.isEmpty() && weeksStandAlone();
    }

    DateTimeFormatter formatter() {
        if (!isReadable()) {
            throw new IllegalArgumentException("`pattern` must be readable but was " + pattern);
        }
        appendDefaults();
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /// A run of one letter, a quoted text or a sign.
    private boolean appendPart() {
        char sign = pattern.charAt(at);
        if (sign == '\'') {
            if (pattern.startsWith("''", at)) {
                builder.appendLiteral(sign);
                at += 2;
            } else {
                appendQuoted();
            }
            return true;
        }
        if (!isLetter(sign)) {
            builder.appendLiteral(sign);
            at++;
            return true;
        }
        int start = at;
        while (at < pattern.length() && pattern.charAt(at) == sign) {
            at++;
        }
        if (!has(sign)) {
            letters.append(sign);
        }
        builder.parseStrict(); // keeps java.time from reserving digits for the number that follows, as Joda doesn't
        return appendField(sign, at - start);
    }

    /// To the next quote, or without one to the end; two quotes are one of the text.
    private void appendQuoted() {
        StringBuilder text = new StringBuilder();
        boolean open = true;
        for (at++; at < pattern.length() && open; at++) {
            char sign = pattern.charAt(at);
            boolean twice = sign == '\'' && pattern.startsWith("''", at);
            if (sign != '\'' || twice) {
                text.append(sign);
                at += twice ? 1 : 0;
            } else {
                open = false;
            }
        }
        builder.appendLiteral(text.toString());
    }

    private boolean appendField(char letter, int count) {
        switch (letter) {
            case 'G' -> builder.appendText(ChronoField.ERA, Map.of(0L, "BC", 1L, "AD"));
            case 'y', 'Y' -> appendYear(pattern.indexOf('G') >= 0 ? ChronoField.YEAR_OF_ERA : ChronoField.YEAR, count);
            case 'x' -> appendYear(IsoFields.WEEK_BASED_YEAR, count);
            case 'w' -> appendNumber(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
            case 'e' -> appendNumber(ChronoField.DAY_OF_WEEK, 1);
            case 'E' -> builder.appendText(ChronoField.DAY_OF_WEEK, texts(DAYS));
            case 'D' -> appendNumber(ChronoField.DAY_OF_YEAR, 3);
            case 'M' -> {
                if (count >= SHORT_NAME_CHARS) {
                    builder.appendText(ChronoField.MONTH_OF_YEAR, texts(MONTHS));
                } else {
                    appendNumber(ChronoField.MONTH_OF_YEAR, 2);
                }
            }
            case 'd' -> appendNumber(ChronoField.DAY_OF_MONTH, 2);
            case 'a' -> builder.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"));
            case 'K' -> appendNumber(ChronoField.HOUR_OF_AMPM, 2);
            case 'h' -> appendNumber(ChronoField.CLOCK_HOUR_OF_AMPM, 2);
            case 'H' -> appendNumber(ChronoField.HOUR_OF_DAY, 2);
            case 'k' -> appendNumber(ChronoField.CLOCK_HOUR_OF_DAY, 2);
            case 'm' -> appendNumber(ChronoField.MINUTE_OF_HOUR, 2);
            case 's' -> appendNumber(ChronoField.SECOND_OF_MINUTE, 2);
            case 'S' -> {
                if (count > MAX_FRACTION_DIGITS) {
                    return false;
                }
                builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, count, false);
            }
            case 'Z' -> {
                if (count > 2) {
                    builder.appendZoneId();
                } else {
                    builder.parseLenient().appendOffset("+HH", "Z").parseStrict();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void appendYear(TemporalField field, int count) {
        boolean numberFollows = numberFollows();
        if (count == 2 && field != ChronoField.YEAR_OF_ERA) {
            if (!numberFollows) {
                builder.parseLenient();
            }
            builder.appendValueReduced(field, 2, 2, FIRST_TWO_DIGIT_YEAR).parseStrict();
        } else {
            appendNumber(field, numberFollows ? Math.min(count, MAX_YEAR_DIGITS) : MAX_YEAR_DIGITS);
        }
    }

    private void appendNumber(TemporalField field, int maxDigits) {
        builder.appendValue(field, 1, maxDigits, SignStyle.NOT_NEGATIVE);
    }

    /// Joda lets a year take all digits, but not where another number stands right behind it.
    private boolean numberFollows() {
        return at < pattern.length()
                && ("CxwWyYdhHmsSeDFkK".indexOf(pattern.charAt(at)) >= 0
                        || (pattern.charAt(at) == 'M' && !pattern.startsWith("MMM", at)));
    }

    /// A week needs its own year, and no other date beside it: Joda would let the later field win.
    private boolean weeksStandAlone() {
        if (!has('x') && !has('w') && !has('e')) {
            return true;
        }
        return has('x') && has('w') && !has('y') && !has('Y') && !has('M') && !has('d') && !has('D');
    }

    private void appendDefaults() {
        if (has('x')) {
            defaultTo(ChronoField.DAY_OF_WEEK, 1, has('e') || has('E'));
        } else {
            boolean dated = has('M') || has('d') || has('D');
            defaultTo(ChronoField.YEAR, dated ? 2000 : 1970, has('y') || has('Y'));
            defaultTo(ChronoField.MONTH_OF_YEAR, 1, has('M') || has('D'));
            defaultTo(ChronoField.DAY_OF_MONTH, 1, has('d') || has('D'));
        }
        if (has('h') || has('K') || has('a')) {
            defaultTo(ChronoField.AMPM_OF_DAY, 0, has('a') || has('H') || has('k'));
            defaultTo(ChronoField.HOUR_OF_AMPM, 0, has('h') || has('K') || has('H') || has('k'));
        } else {
            defaultTo(ChronoField.HOUR_OF_DAY, 0, has('H') || has('k'));
        }
        defaultTo(ChronoField.MINUTE_OF_HOUR, 0, has('m'));
        defaultTo(ChronoField.SECOND_OF_MINUTE, 0, has('s'));
        defaultTo(ChronoField.NANO_OF_SECOND, 0, has('S'));
    }

    private void defaultTo(ChronoField field, long value, boolean given) {
        if (!given) {
            builder.parseDefaulting(field, value);
        }
    }

    private Map<Long, String> texts(List<String> longNames) {
        Map<Long, String> texts = new HashMap<>();
        for (int i = 0; i < longNames.size(); i++) {
            String name = longNames.get(i);
            texts.put(i + 1L, names == Names.LONG ? name : name.substring(0, SHORT_NAME_CHARS));
        }
        return texts;
    }

    private boolean has(char letter) {
        return letters.indexOf(String.valueOf(letter)) >= 0;
    }

    private static boolean isLetter(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    }
}
