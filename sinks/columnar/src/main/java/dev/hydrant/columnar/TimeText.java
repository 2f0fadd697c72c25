package dev.hydrant.columnar;

/// Dates and timestamps read from their characters, without an object. Years 1 to 9999, proleptic Gregorian.
final class TimeText {

    /// Says that a text is no date or timestamp.
    static final long NONE = Long.MIN_VALUE;

    static final long MICROS_PER_SECOND = 1_000_000;
    static final long SECONDS_PER_DAY = 86_400;
    static final long MICROS_PER_DAY = SECONDS_PER_DAY * MICROS_PER_SECOND;
    /// 0001-01-01T00:00:00Z.
    static final long MIN_MICROS = epochDay(1, 1, 1) * MICROS_PER_DAY;
    /// 9999-12-31T23:59:59.999999Z.
    static final long MAX_MICROS = (epochDay(9999, 12, 31) + 1) * MICROS_PER_DAY - 1;

    private static final int DATE_CHARS = "yyyy-MM-dd".length();
    private static final int TIME_CHARS = "HH:mm:ss".length();
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int MICROS_DIGITS = 6;

    private TimeText() {}

    /// Days since 1970-01-01 of `yyyy-MM-dd`, or [#NONE].
    static long epochDay(char[] c, int from, int to) {
        if (to - from != DATE_CHARS || c[from + 4] != '-' || c[from + 7] != '-') {
            return NONE;
        }
        return checkedDay(digits(c, from, from + 4), digits(c, from + 5, from + 7), digits(c, from + 8, to));
    }

    /// Microseconds since 1970 of `yyyy-MM-dd'T'HH:mm:ss[.S]'Z'` with up to 9 digits of fraction, of which the first
    /// six are kept; or [#NONE].
    static long isoMicros(char[] c, int from, int to) {
        int timeAt = from + DATE_CHARS + 1;
        if (timeAt > to || c[timeAt - 1] != 'T' || c[to - 1] != 'Z') {
            return NONE;
        }
        return micros(epochDay(c, from, timeAt - 1), c, timeAt, to - 1);
    }

    /// Microseconds since 1970 of `yyyy-[M]M-[d]d HH:mm:ss[.S]` in UTC with up to 9 digits of fraction, of which the
    /// first six are kept; or [#NONE].
    static long sqlMicros(char[] c, int from, int to) {
        int monthAt = from + 5;
        if (monthAt >= to || c[monthAt - 1] != '-') {
            return NONE;
        }
        int monthEnd = find('-', c, monthAt, to);
        int dayEnd = find(' ', c, Math.min(monthEnd + 1, to), to);
        if (monthEnd - monthAt > 2 || dayEnd - monthEnd > 3 || dayEnd == to) {
            return NONE;
        }
        long day =
                checkedDay(digits(c, from, monthAt - 1), digits(c, monthAt, monthEnd), digits(c, monthEnd + 1, dayEnd));
        return micros(day, c, dayEnd + 1, to);
    }

    /// The value itself, or [#NONE] outside of the years 1 to 9999.
    static long checkedMicros(long micros) {
        return micros < MIN_MICROS || micros > MAX_MICROS ? NONE : micros;
    }

    private static long micros(long day, char[] c, int from, int to) {
        int fractionAt = from + TIME_CHARS;
        if (day == NONE || fractionAt > to || c[from + 2] != ':' || c[from + 5] != ':') {
            return NONE;
        }
        int hour = digits(c, from, from + 2);
        int minute = digits(c, from + 3, from + 5);
        int second = digits(c, from + 6, fractionAt);
        int fraction = fractionMicros(c, fractionAt, to);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || fraction < 0) {
            return NONE;
        }
        long seconds = day * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        return seconds * MICROS_PER_SECOND + fraction;
    }

    /// Nothing, or a point and 1 to 9 digits; -1 for anything else.
    private static int fractionMicros(char[] c, int from, int to) {
        if (from == to) {
            return 0;
        }
        int count = to - from - 1;
        if (c[from] != '.' || count < 1 || count > MAX_FRACTION_DIGITS || digits(c, from + 1, to) < 0) {
            return -1;
        }
        int micros = 0;
        for (int i = 1; i <= MICROS_DIGITS; i++) {
            micros = micros * 10 + (i <= count ? c[from + i] - '0' : 0);
        }
        return micros;
    }

    private static long checkedDay(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return NONE;
        }
        return epochDay(year, month, day);
    }

    private static int daysIn(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /// Counts in years that begin in March, so that the leap day is the last of its year.
    private static long epochDay(int year, int month, int day) {
        long marchYear = month > 2 ? year : year - 1L;
        long marchMonth = month > 2 ? month - 3 : month + 9;
        long leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        long dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
        return 365 * marchYear + leapDays + dayOfYear - DAYS_TO_1970;
    }

    /// From 0000-03-01 to 1970-01-01.
    private static final long DAYS_TO_1970 = 719_468;

    /// The number that up to nine digits make; -1 where there is none or another sign.
    private static int digits(char[] c, int from, int to) {
        int number = from < to ? 0 : -1;
        for (int i = from; i < to; i++) {
            if (c[i] < '0' || c[i] > '9') {
                return -1;
            }
            number = number * 10 + c[i] - '0';
        }
        return number;
    }

    private static int find(char sign, char[] c, int from, int to) {
        int at = from;
        while (at < to && c[at] != sign) {
            at++;
        }
        return at;
    }
}
