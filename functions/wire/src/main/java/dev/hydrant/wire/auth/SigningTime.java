package dev.hydrant.wire.auth;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/// When a request was signed.
record SigningTime(Instant instant) {

    /// How far a client's clock may be from ours.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    /// @param text as in `X-Amz-Date`, or as in a `Date` header
    static SigningTime parse(String text) {
        try {
            return new SigningTime(BASIC.parse(text, Instant::from));
        } catch (DateTimeException notBasic) {
            return new SigningTime(httpDate(text));
        }
    }

    private static Instant httpDate(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new ServiceException(
                    ErrorCode.INCOMPLETE_SIGNATURE,
                    "Date must be in ISO-8601 'basic format'. Got '" + text
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601",
                    e);
        }
    }

    /// `20260101T000000Z`
    String text() {
        return BASIC.format(instant);
    }

    /// `20260101`
    String day() {
        return text().substring(0, 8);
    }

    /// @param life for how long after it was made the signature holds
    /// @throws ServiceException if that time isn't now
    void check(Instant now, Duration life) {
        Instant earliest = now.minus(life);
        if (instant.isBefore(earliest)) {
            throw new ServiceException(
                    ErrorCode.INVALID_SIGNATURE,
                    "Signature expired: " + text() + " is now earlier than " + BASIC.format(earliest) + " ("
                            + BASIC.format(now) + " - " + minutes(life) + " min.)");
        }
        Instant latest = now.plus(TOLERANCE);
        if (instant.isAfter(latest)) {
            throw new ServiceException(
                    ErrorCode.INVALID_SIGNATURE,
                    "Signature not yet current: " + text() + " is still later than " + BASIC.format(latest) + " ("
                            + BASIC.format(now) + " + " + minutes(TOLERANCE) + " min.)");
        }
    }

    private static long minutes(Duration duration) {
        return Math.ceilDiv(duration.toSeconds(), 60);
    }
}
