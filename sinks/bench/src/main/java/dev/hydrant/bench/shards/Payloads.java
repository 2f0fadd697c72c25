package dev.hydrant.bench.shards;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The payloads of records: each begins with its number, so that whoever reads it back knows which one it is.
final class Payloads {

    /// Whole triples of bytes, so that in base64 the number's characters are its own.
    static final int NUMBER_BYTES = 12;

    private static final long SEED = 20_260_101;

    private Payloads() {}

    /// Noise behind room for the number: nothing that could be compressed.
    static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new SplittableRandom(SEED).nextBytes(noise);
        Arrays.fill(noise, 0, NUMBER_BYTES, (byte) '0');
        return noise;
    }

    static byte[] number(long number) {
        byte[] digits = new byte[NUMBER_BYTES];
        long rest = number;
        for (int i = NUMBER_BYTES - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return digits;
    }

    static long numberOf(byte[] payload) {
        return Long.parseLong(new String(payload, 0, NUMBER_BYTES, StandardCharsets.US_ASCII));
    }
}
