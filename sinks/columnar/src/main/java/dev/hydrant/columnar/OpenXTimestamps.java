package dev.hydrant.columnar;

/// `yyyy-MM-dd'T'HH:mm:ss[.S]'Z'`, `yyyy-[M]M-[d]d HH:mm:ss[.S]`, and seconds or milliseconds since 1970,
/// as numbers or strings.
///
/// A whole number of 13 digits and more is milliseconds, a shorter one seconds, as OpenX decides it; one
/// with a fraction or an exponent is seconds.
final class OpenXTimestamps implements Timestamps {

    private static final int MILLIS_DIGITS = 13;
    private static final int SECONDS_TO_MICROS = 6;
    private static final int MILLIS_TO_MICROS = 3;

    private final NumberText number = new NumberText();

    @Override
    public long micros(char[] c, int from, int to, boolean isNumber) {
        if (!isNumber) {
            long iso = TimeText.isoMicros(c, from, to);
            if (iso != TimeText.NONE) {
                return iso;
            }
            long sql = TimeText.sqlMicros(c, from, to);
            if (sql != TimeText.NONE) {
                return sql;
            }
        }
        if (!number.scan(c, from, to)) {
            return TimeText.NONE;
        }
        int scale = number.isWhole() && number.digits() >= MILLIS_DIGITS ? MILLIS_TO_MICROS : SECONDS_TO_MICROS;
        return number.toLong(scale, NumberText.Rounding.FLOOR) ? TimeText.checkedMicros(number.value()) : TimeText.NONE;
    }
}
