package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void numbersAreWrittenAsBigIntegerWritesThem() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            long high = random.nextLong() >>> random.nextInt(64);
            long middle = random.nextLong() >>> random.nextInt(64);
            check(high, middle, random.nextLong());
        }
        check(0, 0, 0);
        check(0, 0, 1_000_000_000);
        check(-1, -1, -1);
    }

    private static void check(long high, long middle, long low) {
        BigInteger number = new BigInteger(String.format("%016x%016x%016x", high, middle, low), 16);
        assertThat(new String(Decimals.of(high, middle, low), StandardCharsets.US_ASCII))
                .isEqualTo(number.toString());
    }
}
