package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SequenceNumberTest {

    @Test
    void theLayoutIsThatOfKinesis() {
        SequenceNumber number = new SequenceNumber(1_700_000_000L, 0, 0, 1_700_000_000L);
        assertThat(number).hasToString("49646437577108476416916876405825929425585429676275269634");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        SequenceNumber number = new SequenceNumber(1_700_000_000L, 4711, 123_456_789_012L, 1_700_000_999L);
        assertThat(SequenceNumber.parse(number.toString())).isEqualTo(number);
        SequenceNumber last = new SequenceNumber(1_700_000_000L, 1, SequenceNumber.LAST_COUNTER, 1_700_000_999L);
        assertThat(SequenceNumber.parse(last.toString())).isEqualTo(last);
    }

    @Test
    void itGrowsWithTheCounterWhateverTheClockSays() {
        BigInteger earlier = new BigInteger(new SequenceNumber(1_700_000_000L, 3, 8, 1_700_000_999L).toString());
        BigInteger later = new BigInteger(new SequenceNumber(1_700_000_000L, 3, 9, 1_700_000_000L).toString());
        assertThat(later).isGreaterThan(earlier);
    }

    @Test
    void whatIsNotOfTheLayoutIsRefused() {
        for (String decimal :
                new String[] {"0", "1", "9".repeat(129), "49646437577108476416916876405825929425585429676275269633"}) {
            assertThatThrownBy(() -> SequenceNumber.parse(decimal))
                    .as(decimal)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
