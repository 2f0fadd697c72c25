package dev.hydrant.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing beyond U+10FFFF.
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ANY_HIGH_BIT = 0x8080808080808080L;

    /// A pair of chars becomes four bytes, any other char up to three.
    static final int MAX_BYTES_PER_CHAR = 3;

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /// Writes the characters, a surrogate without its other half as U+FFFD.
    ///
    /// @return the end of what was written
    static int encode(char[] c, int from, int to, byte[] into, int start) {
        int at = start;
        int i = from;
        while (i < to && c[i] < 0x80) {
            into[at++] = (byte) c[i++];
        }
        while (i < to) {
            char sign = c[i++];
            if (sign < 0x80) {
                into[at++] = (byte) sign;
            } else if (sign < 0x800) {
                into[at++] = (byte) (0xc0 | sign >> 6);
                into[at++] = middle(sign);
            } else if (i < to && Character.isSurrogatePair(sign, c[i])) {
                int point = Character.toCodePoint(sign, c[i++]);
                into[at++] = (byte) (0xf0 | point >> 18);
                into[at++] = middle(point >> 12);
                into[at++] = middle(point >> 6);
                into[at++] = middle(point);
            } else {
                char written = Character.isSurrogate(sign) ? REPLACEMENT : sign;
                into[at++] = (byte) (0xe0 | written >> 12);
                into[at++] = middle(written >> 6);
                into[at++] = middle(written);
            }
        }
        return at;
    }

    private static byte middle(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /// The index of the first byte that begins no valid character, or `end`.
    static int validUntil(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            while (at + Long.BYTES <= end && ((long) LONGS.get(bytes, at) & ANY_HIGH_BIT) == 0) {
                at += Long.BYTES;
            }
            if (at == end) {
                return end;
            }
            int length = length(bytes, at, end);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return at;
    }

    /// How many bytes the character at `at` has; 0 where there is none.
    private static int length(byte[] bytes, int at, int end) {
        int first = bytes[at];
        if (first >= 0) {
            return 1;
        }
        int second = at + 1 < end ? bytes[at + 1] & 0xff : 0;
        return switch (first & 0xf0) {
            case 0xc0, 0xd0 -> first >= (byte) 0xc2 && isMiddle(second) ? 2 : 0;
            case 0xe0 -> {
                int least = first == (byte) 0xe0 ? 0xa0 : 0x80;
                int most = first == (byte) 0xed ? 0x9f : 0xbf;
                yield second >= least && second <= most && hasMiddle(bytes, at + 2, end) ? 3 : 0;
            }
            case 0xf0 -> {
                int least = first == (byte) 0xf0 ? 0x90 : 0x80;
                int most = first == (byte) 0xf4 ? 0x8f : 0xbf;
                boolean valid = first <= (byte) 0xf4 && second >= least && second <= most;
                yield valid && hasMiddle(bytes, at + 2, end) && hasMiddle(bytes, at + 3, end) ? 4 : 0;
            }
            default -> 0;
        };
    }

    private static boolean hasMiddle(byte[] bytes, int at, int end) {
        return at < end && isMiddle(bytes[at] & 0xff);
    }

    private static boolean isMiddle(int unsigned) {
        return unsigned >= 0x80 && unsigned <= 0xbf;
    }
}
