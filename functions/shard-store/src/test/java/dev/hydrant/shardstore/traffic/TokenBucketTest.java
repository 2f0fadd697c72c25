package dev.hydrant.shardstore.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.testkit.Seeds;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final TokenBucket bucket = new TokenBucket(1000, 0);

    @Test
    void aSecondsAllowanceIsSavedUpAndNoMore() {
        assertThat(bucket.has(1000, 0)).isTrue();
        bucket.take(1000, 0);
        assertThat(bucket.has(1, 0)).isFalse();
        assertThat(bucket.has(1, 1)).isTrue();
        assertThat(bucket.has(2, 1)).isFalse();
        bucket.take(1000, 100_000);
        assertThat(bucket.has(1, 100_000)).isFalse();
    }

    @Test
    void whatIsLargerPassesAndIsMadeUpForAfterwards() {
        assertThat(bucket.has(10_000, 0)).isTrue();
        bucket.take(10_000, 0);
        assertThat(bucket.has(10_000, 9_999)).isFalse();
        assertThat(bucket.has(10_000, 10_000)).isTrue();
        assertThat(bucket.has(1, 10_000)).isFalse();
        assertThat(bucket.has(1, 10_001)).isTrue();
    }

    @Test
    void aClockThatGoesBackOrFarAheadBreaksNothing() {
        bucket.take(1000, 5_000);
        assertThat(bucket.has(1, 0)).isFalse();
        assertThat(bucket.has(1, 5_000)).isFalse();
        assertThat(bucket.has(1000, Long.MAX_VALUE)).isTrue();
    }

    @Test
    void overAnyTimeNoMorePassesThanTheAllowanceAndOneSecondsMore() {
        Seeds.check(20, random -> {
            TokenBucket filled = new TokenBucket(1000, 0);
            long now = 0;
            long passed = 0;
            for (int i = 0; i < 2_000; i++) {
                now += random.nextInt(20);
                long amount = random.nextInt(1, 1000);
                if (filled.has(amount, now)) {
                    filled.take(amount, now);
                    passed += amount;
                }
                assertThat(passed).isLessThanOrEqualTo(1000 + now);
            }
            assertThat(passed).isGreaterThan(now / 3);
        });
    }
}
