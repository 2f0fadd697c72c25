package dev.hydrant.transform.builtin;

import java.math.BigDecimal;

/// A number's text in a partition key.
///
/// A whole number keeps all its digits, where jq 1.6 would round beyond 2^53 and so merge two ids into one key. Any
/// other number is written as jq 1.6 does: the fewest digits that mean the same double, with an exponent from
/// 1e-05 down and where more than 15 zeros would follow the digits.
final class NumberText {

    private static final int LOWEST_POINT = -4;
    private static final int MOST_ZEROS = 15;

    private NumberText() {}

    static String of(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        double finite = Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(finite))).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String text = point <= LOWEST_POINT || point > digits.length() + MOST_ZEROS
                ? exponential(digits, point - 1)
                : plain(digits, point);
        return value < 0 ? "-" + text : text;
    }

    private static String exponential(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String magnitude = Integer.toString(Math.abs(exponent));
        String padded = magnitude.length() == 1 ? "0" + magnitude : magnitude;
        return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + padded;
    }

    private static String plain(String digits, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? digits + "0".repeat(point - digits.length())
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
