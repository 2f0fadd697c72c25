package dev.hydrant.transform.builtin;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/// `strftime` in the C locale and UTC, as jq 1.6 has it from the C library.
///
/// Understood are the conversions of ISO C and the usual ones beside them, with the flags `-`, `_`, `0` and `^`. Others
/// are refused by name, where the C library would print them as they stand.
final class Strftime {

    static final List<String> MONTHS = List.of(
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
    static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private static final String CONVERSIONS = "%AaBbhCcDdeFGgHIjklMmnPpRrSsTtUuVWwXxYyZz";
    private static final String FLAGS = "-_0^";
    private static final int SHORT_NAME = 3;
    private static final int CENTURY = 100;
    private static final int HALF_DAY = 12;
    private static final int DAYS_OF_WEEK = 7;

    private Strftime() {}

    /// What is wrong with a format; empty where nothing is.
    static String complaint(String format) {
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at + 1)) {
            at++;
            if (at < format.length() && FLAGS.indexOf(format.charAt(at)) >= 0) {
                at++;
            }
            if (at >= format.length()) {
                return "strftime: `%` ends the format";
            }
            if (CONVERSIONS.indexOf(format.charAt(at)) < 0) {
                return "strftime: `%" + format.charAt(at) + "` is not a conversion that is known here";
            }
        }
        return "";
    }

    /// @param format one without a [#complaint]
    static String format(BrokenDownTime time, String format) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < format.length(); at++) {
            if (format.charAt(at) != '%') {
                text.append(format.charAt(at));
                continue;
            }
            char flag = format.charAt(++at);
            if (FLAGS.indexOf(flag) >= 0) {
                text.append(flagged(time, format.charAt(++at), flag));
            } else {
                text.append(flagged(time, flag, ' '));
            }
        }
        return text.toString();
    }

    private static String flagged(BrokenDownTime time, char conversion, char flag) {
        String text = converted(time, conversion, flag);
        return flag == '^' ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String converted(BrokenDownTime time, char conversion, char flag) {
        int seconds = (int) time.seconds();
        int hour12 = time.hours() % HALF_DAY == 0 ? HALF_DAY : time.hours() % HALF_DAY;
        return switch (conversion) {
            case '%' -> "%";
            case 'A' -> DAYS.get(time.weekday());
            case 'a' -> DAYS.get(time.weekday()).substring(0, SHORT_NAME);
            case 'B' -> MONTHS.get(time.month());
            case 'b', 'h' -> MONTHS.get(time.month()).substring(0, SHORT_NAME);
            case 'C' -> number(Math.floorDiv(time.year(), CENTURY), 2, '0', flag);
            case 'c' -> format(time, "%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> format(time, "%m/%d/%y");
            case 'd' -> number(time.day(), 2, '0', flag);
            case 'e' -> number(time.day(), 2, ' ', flag);
            case 'F' -> format(time, "%Y-%m-%d");
            case 'G' -> number(isoDay(time).get(IsoFields.WEEK_BASED_YEAR), 1, '0', flag);
            case 'g' -> number(Math.floorMod(isoDay(time).get(IsoFields.WEEK_BASED_YEAR), CENTURY), 2, '0', flag);
            case 'H' -> number(time.hours(), 2, '0', flag);
            case 'I' -> number(hour12, 2, '0', flag);
            case 'j' -> number(time.dayOfYear() + 1, 3, '0', flag);
            case 'k' -> number(time.hours(), 2, ' ', flag);
            case 'l' -> number(hour12, 2, ' ', flag);
            case 'M' -> number(time.minutes(), 2, '0', flag);
            case 'm' -> number(time.month() + 1, 2, '0', flag);
            case 'n' -> "\n";
            case 'P' -> time.hours() < HALF_DAY ? "am" : "pm";
            case 'p' -> time.hours() < HALF_DAY ? "AM" : "PM";
            case 'R' -> format(time, "%H:%M");
            case 'r' -> format(time, "%I:%M:%S %p");
            case 'S' -> number(seconds, 2, '0', flag);
            case 's' -> Long.toString(time.toEpochSeconds());
            case 'T', 'X' -> format(time, "%H:%M:%S");
            case 't' -> "\t";
            case 'U' -> number((time.dayOfYear() + DAYS_OF_WEEK - time.weekday()) / DAYS_OF_WEEK, 2, '0', flag);
            case 'u' -> Integer.toString(time.weekday() == 0 ? DAYS_OF_WEEK : time.weekday());
            case 'V' -> number(isoDay(time).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag);
            case 'W' -> number((time.dayOfYear() + DAYS_OF_WEEK - (time.weekday() + 6) % 7) / 7, 2, '0', flag);
            case 'w' -> Integer.toString(time.weekday());
            case 'Y' -> number(time.year(), 1, '0', flag);
            case 'y' -> number(Math.floorMod(time.year(), CENTURY), 2, '0', flag);
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            default -> throw new IllegalArgumentException(complaint("%" + conversion));
        };
    }

    private static LocalDate isoDay(BrokenDownTime time) {
        return LocalDate.ofEpochDay(BrokenDownTime.epochDay(time.year(), time.month(), time.day()));
    }

    private static String number(int value, int width, char usualPadding, char flag) {
        char padding = flag == '_' ? ' ' : flag == '0' ? '0' : usualPadding;
        String digits = Integer.toString(value);
        return flag == '-' ? digits : String.valueOf(padding).repeat(Math.max(0, width - digits.length())) + digits;
    }
}
