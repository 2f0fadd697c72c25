package dev.hydrant.columnar;

import com.fasterxml.jackson.core.io.NumberInput;

/// A decimal number read from its characters, once, without an object: its value is `0.d₁d₂…dₙ · 10^pointAt`.
///
/// All conversions work on the digits themselves, so no exponent costs more than its text.
final class NumberText {

    /// What becomes of digits beyond the wanted scale.
    enum Rounding {
        /// They must be zero.
        EXACT,
        /// The magnitude goes up from a half on.
        HALF_UP,
        /// Towards negative infinity.
        FLOOR
    }

    /// The digits of the largest long.
    private static final int MAX_LONG_DIGITS = 19;
    /// An exponent saturates here, far beyond what any type holds and any text's length.
    private static final long MAX_EXPONENT = Long.MAX_VALUE / 4;
    /// Whole numbers to this many digits are exact in a double.
    private static final int EXACT_DOUBLE_DIGITS = 15;
    /// Whole numbers to this many digits are exact in a float.
    private static final int EXACT_FLOAT_DIGITS = 7;

    private static final double[] DOUBLE_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final float[] FLOAT_POWERS = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};
    private static final char[] NO_CHARS = new char[0];

    private char[] text = NO_CHARS;
    private int from;
    private int to;
    private boolean negative;
    private boolean whole;
    private int firstDigit;
    private int lastDigit;
    private int digits;
    private long pointAt;

    private long value;
    private long high;

    /// Takes `[+-]?(digits[.digits?]|.digits)([eE][+-]?digits)?`: JSON's numbers, and what Java reads from a string.
    ///
    /// @return false where the text is something else
    boolean scan(char[] chars, int start, int end) {
        text = chars;
        from = start;
        to = end;
        int at = start;
        negative = at < end && chars[at] == '-';
        if (at < end && (chars[at] == '-' || chars[at] == '+')) {
            at++;
        }
        firstDigit = -1;
        digits = 0;
        pointAt = 0;
        whole = true;
        boolean any = false;
        boolean pointSeen = false;
        for (; at < end; at++) {
            char sign = chars[at];
            if (sign >= '0' && sign <= '9') {
                any = true;
                if (firstDigit < 0 && sign != '0') {
                    firstDigit = at;
                }
                lastDigit = at;
                if (firstDigit >= 0) {
                    digits++;
                    pointAt += pointSeen ? 0 : 1;
                } else if (pointSeen) {
                    pointAt--;
                }
            } else if (sign == '.' && !pointSeen) {
                pointSeen = true;
                whole = false;
            } else {
                break;
            }
        }
        return any && (at == end || scanExponent(at));
    }

    /// True where the text has neither a point nor an exponent.
    boolean isWhole() {
        return whole;
    }

    /// Digits from the first that isn't zero on, fraction included.
    int digits() {
        return digits;
    }

    /// Digits from the first to the last that isn't zero.
    int significantDigits() {
        int zeros = 0;
        int at = firstDigit < 0 ? 0 : lastDigit;
        while (digits - zeros > 0 && (text[at] == '0' || text[at] == '.')) {
            zeros += text[at] == '0' ? 1 : 0;
            at--;
        }
        return digits - zeros;
    }

    /// How many of the digits stand before the point; negative where zeros stand between it and the first.
    long pointAt() {
        return pointAt;
    }

    /// Scales by `10^scale` and rounds to a whole number, given by [#value].
    ///
    /// @return false where it isn't exact but has to be, or doesn't fit a long
    boolean toLong(int scale, Rounding rounding) {
        value = 0;
        if (digits == 0) {
            return true;
        }
        long keep = pointAt + scale;
        if (keep > MAX_LONG_DIGITS) {
            return false;
        }
        int at = firstDigit;
        long magnitude = 0;
        for (long i = 0; i < keep; i++) {
            int digit = 0;
            if (i < digits) {
                at += text[at] == '.' ? 1 : 0;
                digit = text[at++] - '0';
            }
            if (magnitude < -(Long.MAX_VALUE / 10)) {
                return false;
            }
            magnitude = magnitude * 10 - digit;
            if (magnitude > 0) {
                return false;
            }
        }
        if (rest(keep, at, rounding)) {
            if (rounding == Rounding.EXACT || magnitude == Long.MIN_VALUE) {
                return false;
            }
            magnitude--;
        }
        value = negative ? magnitude : -magnitude;
        return negative || magnitude != Long.MIN_VALUE;
    }

    /// The outcome of [#toLong].
    long value() {
        return value;
    }

    /// Scales by `10^scale` and rounds half up, to a number of at most `precision` digits whose two's complement is
    /// [#high] and [#low].
    ///
    /// @return false where it has more digits
    boolean toWide(int precision, int scale) {
        high = 0;
        value = 0;
        if (digits == 0) {
            return true;
        }
        long keep = pointAt + scale;
        if (keep > precision) {
            return false;
        }
        int at = firstDigit;
        for (long i = 0; i < keep; i++) {
            int digit = 0;
            if (i < digits) {
                at += text[at] == '.' ? 1 : 0;
                digit = text[at++] - '0';
            }
            high = high * 10 + Math.unsignedMultiplyHigh(value, 10);
            value *= 10;
            addWide(digit);
        }
        if (rest(keep, at, Rounding.HALF_UP)) {
            addWide(1);
            if (keep == precision && isPowerOfTen(precision)) {
                return false;
            }
        }
        if (negative) {
            value = -value;
            high = ~high + (value == 0 ? 1 : 0);
        }
        return true;
    }

    /// The upper half of [#toWide]'s outcome.
    long high() {
        return high;
    }

    /// The lower half of [#toWide]'s outcome.
    long low() {
        return value;
    }

    /// The nearest double; infinite where none is near.
    double toDouble() {
        long exponent = pointAt - digits;
        if (digits <= EXACT_DOUBLE_DIGITS && Math.abs(exponent) < DOUBLE_POWERS.length) {
            double magnitude = leadingDigits();
            double power = DOUBLE_POWERS[(int) Math.abs(exponent)];
            magnitude = exponent < 0 ? magnitude / power : magnitude * power;
            return negative ? -magnitude : magnitude;
        }
        return digits == 0 ? (negative ? -0.0 : 0.0) : NumberInput.parseDouble(text, from, to - from, true);
    }

    /// The nearest float; infinite where none is near.
    float toFloat() {
        long exponent = pointAt - digits;
        if (digits <= EXACT_FLOAT_DIGITS && Math.abs(exponent) < FLOAT_POWERS.length) {
            float magnitude = leadingDigits();
            float power = FLOAT_POWERS[(int) Math.abs(exponent)];
            magnitude = exponent < 0 ? magnitude / power : magnitude * power;
            return negative ? -magnitude : magnitude;
        }
        return digits == 0 ? (negative ? -0.0f : 0.0f) : NumberInput.parseFloat(text, from, to - from, true);
    }

    private boolean scanExponent(int letterAt) {
        if (text[letterAt] != 'e' && text[letterAt] != 'E') {
            return false;
        }
        whole = false;
        int at = letterAt + 1;
        boolean down = at < to && text[at] == '-';
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        if (at == to) {
            return false;
        }
        long exponent = 0;
        for (; at < to; at++) {
            char sign = text[at];
            if (sign < '0' || sign > '9') {
                return false;
            }
            exponent = Math.min(MAX_EXPONENT, exponent * 10 + sign - '0');
        }
        pointAt += down ? -exponent : exponent;
        return true;
    }

    /// True where the digits from the `keep`th on, which begin at `at`, move the last kept one by one; for
    /// EXACT, where one of them isn't zero.
    private boolean rest(long keep, int at, Rounding rounding) {
        if (keep >= digits) {
            return false;
        }
        return switch (rounding) {
            case EXACT -> hasMore(keep, at);
            case FLOOR -> negative && hasMore(keep, at);
            case HALF_UP -> keep >= 0 && text[text[at] == '.' ? at + 1 : at] >= '5';
        };
    }

    private boolean hasMore(long keep, int at) {
        if (keep <= 0) {
            return true;
        }
        long left = digits - keep;
        for (int i = at; left > 0; i++) {
            if (text[i] != '.') {
                if (text[i] != '0') {
                    return true;
                }
                left--;
            }
        }
        return false;
    }

    private long leadingDigits() {
        long all = 0;
        int at = firstDigit;
        for (int i = 0; i < digits; i++) {
            at += text[at] == '.' ? 1 : 0;
            all = all * 10 + text[at++] - '0';
        }
        return all;
    }

    private void addWide(int digit) {
        value += digit;
        if (Long.compareUnsigned(value, digit) < 0) {
            high++;
        }
    }

    private boolean isPowerOfTen(int exponent) {
        long powerHigh = 0;
        long powerLow = 1;
        for (int i = 0; i < exponent; i++) {
            powerHigh = powerHigh * 10 + Math.unsignedMultiplyHigh(powerLow, 10);
            powerLow *= 10;
        }
        return high == powerHigh && value == powerLow;
    }
}
