package dev.hydrant.transform.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.temporal.ChronoUnit;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/// jq's broken down time, C's `struct tm` in UTC: `[year, month from 0, day, hours, minutes, seconds, weekday, day of
/// year]`.
///
/// As in C the fields needn't agree with each other; a parsed day of 0 means that the text had none.
///
/// @param seconds with a fraction where it came from a fractional number of seconds
record BrokenDownTime(
        int year, int month, int day, int hours, int minutes, double seconds, int weekday, int dayOfYear) {

    private static final int FIELDS = 8;
    private static final int MONTHS = 12;
    private static final int DAYS_OF_WEEK = 7;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int SECONDS_OF_HOUR = 3_600;
    private static final int SECONDS_OF_MINUTE = 60;

    static BrokenDownTime ofEpochSeconds(double seconds) throws JsonQueryException {
        long whole = (long) seconds;
        if (Double.isNaN(seconds) || whole < Instant.MIN.getEpochSecond() || whole > Instant.MAX.getEpochSecond()) {
            throw new JsonQueryException("error converting number of seconds since epoch to datetime");
        }
        OffsetDateTime time = Instant.ofEpochSecond(whole).atOffset(ZoneOffset.UTC);
        return new BrokenDownTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond() + (seconds - Math.floor(seconds)),
                time.getDayOfWeek().getValue() % DAYS_OF_WEEK,
                time.getDayOfYear() - 1);
    }

    static BrokenDownTime of(JsonNode fields, String function) throws JsonQueryException {
        if (!fields.isArray() || fields.size() < FIELDS) {
            throw new JsonQueryException(function + " requires parsed datetime inputs");
        }
        for (int i = 0; i < FIELDS; i++) {
            if (!fields.get(i).isNumber()) {
                throw new JsonQueryException(function + " requires parsed datetime inputs");
            }
        }
        return new BrokenDownTime(
                fields.get(0).intValue(),
                fields.get(1).intValue(),
                fields.get(2).intValue(),
                fields.get(3).intValue(),
                fields.get(4).intValue(),
                fields.get(5).doubleValue(),
                fields.get(6).intValue(),
                fields.get(7).intValue());
    }

    ArrayNode toJson() {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode(FIELDS);
        fields.add(year).add(month).add(day).add(hours).add(minutes);
        int whole = (int) seconds;
        if (whole == seconds) {
            fields.add(whole);
        } else {
            fields.add(seconds);
        }
        return fields.add(weekday).add(dayOfYear);
    }

    /// Seconds since 1970; fields beyond their range carry over, as in C.
    long toEpochSeconds() {
        return epochDay(year, month, day) * SECONDS_OF_DAY
                + (long) hours * SECONDS_OF_HOUR
                + (long) minutes * SECONDS_OF_MINUTE
                + (long) seconds;
    }

    static long epochDay(int year, int month, int day) {
        return LocalDate.of(year, 1, 1).plus(month, ChronoUnit.MONTHS).toEpochDay() + day - 1;
    }

    static int weekday(int year, int month, int day) {
        return LocalDate.ofEpochDay(epochDay(year, month, day)).getDayOfWeek().getValue() % DAYS_OF_WEEK;
    }

    static int dayOfYear(int year, int month, int day) {
        int leapDay = month > 1 && IsoChronology.INSTANCE.isLeapYear(year) ? 1 : 0;
        return DAYS_BEFORE[month] + leapDay + day - 1;
    }

    boolean hasNames() {
        return month >= 0 && month < MONTHS && weekday >= 0 && weekday < DAYS_OF_WEEK;
    }
}
