package dev.hydrant.transform.builtin;

import java.util.List;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/// `strptime` in the C locale, as jq 1.6 has it from the C library: names in any case, blanks before numbers skipped, a
/// zone read but not applied.
///
/// What the text doesn't say is 0, the year 1900; conversions beside the usual ones are refused by name.
final class Strptime {

    private static final String CONVERSIONS = "%AaBbhDdeFHIjklMmnpRSTtYyZz";
    private static final int SHORT_NAME = 3;
    private static final int BASE_YEAR = 1900;
    private static final int CENTURY = 100;
    private static final int LAST_CENTURY_FROM = 69;
    private static final int HALF_DAY = 12;

    /// What jq puts where the C library left a field alone.
    private static final int NO_WEEKDAY = 8;

    private static final int NO_DAY_OF_YEAR = 367;

    private final String text;
    private final String format;
    private int at;

    private int year = BASE_YEAR;
    private int month;
    private int day;
    private int hours;
    private int minutes;
    private int seconds;
    private int weekday = NO_WEEKDAY;
    private int dayOfYear = NO_DAY_OF_YEAR;
    private boolean hasMonth;
    private boolean hasDay;
    private boolean wantsDays;
    private boolean halfDays;
    private boolean afternoon;

    private Strptime(String text, String format) {
        this.text = text;
        this.format = format;
    }

    /// What is wrong with a format; empty where nothing is.
    static String complaint(String format) {
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at + 1)) {
            at++;
            if (at >= format.length()) {
                return "strptime: `%` ends the format";
            }
            if (CONVERSIONS.indexOf(format.charAt(at)) < 0) {
                return "strptime: `%" + format.charAt(at) + "` is not a conversion that is known here";
            }
        }
        return "";
    }

    /// What a text says, and the blanks it may end in.
    record Parsed(BrokenDownTime time, String rest) {}

    /// @param format one without a [#complaint]
    static Parsed parse(String text, String format) throws JsonQueryException {
        Strptime parser = new Strptime(text, format);
        boolean matches = parser.match(format);
        String rest = text.substring(Math.min(parser.at, text.length()));
        if (!matches || (!rest.isEmpty() && !isBlank(rest.charAt(0)))) {
            throw parser.mismatch();
        }
        return new Parsed(parser.finish(), rest);
    }

    private JsonQueryException mismatch() {
        return new JsonQueryException("date \"" + text + "\" does not match format \"" + format + "\"");
    }

    private boolean match(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (isBlank(c)) {
                skipBlanks();
            } else if (c != '%') {
                if (!take(c)) {
                    return false;
                }
            } else if (!convert(pattern.charAt(++i))) {
                return false;
            }
        }
        return true;
    }

    private boolean convert(char conversion) {
        return switch (conversion) {
            case '%' -> take('%');
            case 'A', 'a' -> {
                weekday = name(Strftime.DAYS);
                yield weekday >= 0;
            }
            case 'B', 'b', 'h' -> {
                month = name(Strftime.MONTHS);
                hasMonth = true;
                wantsDays = true;
                yield month >= 0;
            }
            case 'D' -> match("%m/%d/%y");
            case 'd', 'e' -> {
                day = number(1, 31, 2);
                hasDay = true;
                wantsDays = true;
                yield day >= 0;
            }
            case 'F' -> match("%Y-%m-%d");
            case 'H', 'k' -> {
                hours = number(0, 23, 2);
                halfDays = false;
                yield hours >= 0;
            }
            case 'I', 'l' -> {
                int hour = number(1, HALF_DAY, 2);
                hours = hour % HALF_DAY;
                halfDays = true;
                yield hour >= 0;
            }
            case 'j' -> {
                int number = number(1, 366, 3);
                dayOfYear = number - 1;
                yield number >= 0;
            }
            case 'M' -> (minutes = number(0, 59, 2)) >= 0;
            case 'm' -> {
                int number = number(1, HALF_DAY, 2);
                month = number - 1;
                hasMonth = true;
                wantsDays = true;
                yield number >= 0;
            }
            case 'n', 't' -> {
                skipBlanks();
                yield true;
            }
            case 'p' -> halfDay();
            case 'R' -> match("%H:%M");
            case 'S' -> (seconds = number(0, 61, 2)) >= 0;
            case 'T' -> match("%H:%M:%S");
            case 'Y' -> {
                year = number(0, 9999, 4);
                wantsDays = true;
                yield year >= 0;
            }
            case 'y' -> {
                int number = number(0, 99, 2);
                year = BASE_YEAR + (number < LAST_CENTURY_FROM ? number + CENTURY : number);
                wantsDays = true;
                yield number >= 0;
            }
            case 'Z' -> {
                skipBlanks();
                while (at < text.length() && !isBlank(text.charAt(at))) {
                    at++;
                }
                yield true;
            }
            case 'z' -> zone();
            default -> throw new IllegalArgumentException(complaint("%" + conversion));
        };
    }

    private boolean take(char c) {
        boolean taken = at < text.length() && text.charAt(at) == c;
        at += taken ? 1 : 0;
        return taken;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// The number here, or -1 where there is none in the range.
    private int number(int least, int most, int digits) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int end = Math.min(text.length(), at + digits);
        int value = 0;
        int start = at;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9' && value * 10 <= most) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        return at == start || value < least || value > most ? -1 : value;
    }

    /// The index of the name here, whole or its first three letters; -1 where there is none.
    private int name(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            for (String form : List.of(name, name.substring(0, SHORT_NAME))) {
                if (text.regionMatches(true, at, form, 0, form.length())) {
                    at += form.length();
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean halfDay() {
        afternoon = text.regionMatches(true, at, "PM", 0, 2);
        boolean present = afternoon || text.regionMatches(true, at, "AM", 0, 2);
        at += present ? 2 : 0;
        return present;
    }

    /// `Z`, `+hh`, `+hhmm` or `+hh:mm`.
    private boolean zone() {
        skipBlanks();
        if (take('Z')) {
            return true;
        }
        if (!take('+') && !take('-')) {
            return false;
        }
        int start = at;
        int digits = 0;
        while (digits < 4 && at < text.length()) {
            if (text.charAt(at) == ':' && digits == 2 && at == start + 2) {
                at++;
            } else if (Character.digit(text.charAt(at), 10) >= 0) {
                digits++;
                at++;
            } else {
                break;
            }
        }
        return digits == 2 || digits == 4;
    }

    private BrokenDownTime finish() {
        if (halfDays && afternoon) {
            hours += HALF_DAY;
        }
        boolean hasDayOfYear = dayOfYear != NO_DAY_OF_YEAR;
        if (hasDayOfYear && !(hasMonth && hasDay)) {
            fromDayOfYear();
        }
        if (wantsDays && weekday == NO_WEEKDAY) {
            weekday = BrokenDownTime.weekday(year, month, day);
        }
        if (wantsDays && !hasDayOfYear) {
            dayOfYear = BrokenDownTime.dayOfYear(year, month, day);
        }
        return new BrokenDownTime(year, month, day, hours, minutes, seconds, weekday, dayOfYear);
    }

    private void fromDayOfYear() {
        int lastMonth = 0;
        while (lastMonth < 11 && BrokenDownTime.dayOfYear(year, lastMonth + 1, 1) <= dayOfYear) {
            lastMonth++;
        }
        if (!hasMonth) {
            month = lastMonth;
        }
        if (!hasDay) {
            day = dayOfYear - BrokenDownTime.dayOfYear(year, month, 1) + 1;
        }
    }
}
