package dev.hydrant.shardstore;

import java.util.Arrays;

/// Writes numbers of up to 192 bits in decimal, without BigInteger: that takes a microsecond for each.
final class Decimals {

    private static final int LIMB_BITS = 32;
    private static final long LIMB = 0xFFFF_FFFFL;
    private static final int CHUNK_DIGITS = 9;
    private static final long CHUNK = 1_000_000_000;

    /// Room for 2^192, in whole chunks.
    private static final int MOST_DIGITS = 7 * CHUNK_DIGITS;

    private Decimals() {}

    /// The digits of an unsigned number in ASCII, without leading zeros.
    static byte[] of(long high, long middle, long low) {
        long[] limbs = {
            high >>> LIMB_BITS, high & LIMB, middle >>> LIMB_BITS, middle & LIMB, low >>> LIMB_BITS, low & LIMB
        };
        byte[] digits = new byte[MOST_DIGITS];
        for (int at = MOST_DIGITS; at > 0; at -= CHUNK_DIGITS) {
            long chunk = 0;
            for (int i = 0; i < limbs.length; i++) {
                long dividend = chunk << LIMB_BITS | limbs[i];
                limbs[i] = dividend / CHUNK;
                chunk = dividend - limbs[i] * CHUNK;
            }
            put(digits, at, chunk);
        }
        int first = 0;
        while (first < MOST_DIGITS - 1 && digits[first] == '0') {
            first++;
        }
        return Arrays.copyOfRange(digits, first, MOST_DIGITS);
    }

    /// Writes nine digits that end before a place.
    private static void put(byte[] digits, int end, long chunk) {
        int rest = (int) chunk;
        for (int i = end - 1; i >= end - CHUNK_DIGITS; i--) {
            int tens = rest / 10;
            digits[i] = (byte) ('0' + rest - tens * 10);
            rest = tens;
        }
    }
}
