package dev.hydrant.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Shortens a bound so that it still holds: a lower one is cut, an upper one cut and counted up.
final class Truncation {

    private static final int LONGEST_BYTES = 64;

    private Truncation() {}

    static byte[] lower(byte[] value, boolean text) {
        return value.length <= LONGEST_BYTES ? value : Arrays.copyOf(value, cut(value, text));
    }

    /// The value itself where it is short, or where nothing shorter is larger.
    static byte[] upper(byte[] value, boolean text) {
        if (value.length <= LONGEST_BYTES) {
            return value;
        }
        byte[] start = Arrays.copyOf(value, cut(value, text));
        byte[] larger = text ? nextText(start) : nextBytes(start);
        return larger.length == 0 ? value : larger;
    }

    /// Where to cut: never inside a code point of a text.
    private static int cut(byte[] value, boolean text) {
        int at = LONGEST_BYTES;
        while (text && at > 0 && (value[at] & 0xc0) == 0x80) {
            at--;
        }
        return at;
    }

    private static byte[] nextBytes(byte[] value) {
        for (int at = value.length - 1; at >= 0; at--) {
            if (value[at] != (byte) 0xff) {
                byte[] next = Arrays.copyOf(value, at + 1);
                next[at]++;
                return next;
            }
        }
        return new byte[0];
    }

    /// Counts up the last code point that has a next one; UTF-8 sorts as its code points do.
    private static byte[] nextText(byte[] value) {
        int[] codePoints =
                new String(value, StandardCharsets.UTF_8).codePoints().toArray();
        for (int at = codePoints.length - 1; at >= 0; at--) {
            int next = codePoints[at] + 1;
            if (next == Character.MIN_SURROGATE) {
                next = Character.MAX_SURROGATE + 1;
            }
            if (next <= Character.MAX_CODE_POINT) {
                codePoints[at] = next;
                return new String(codePoints, 0, at + 1).getBytes(StandardCharsets.UTF_8);
            }
        }
        return new byte[0];
    }
}
