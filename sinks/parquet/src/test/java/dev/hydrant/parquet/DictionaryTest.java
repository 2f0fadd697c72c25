package dev.hydrant.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private static final int RUNS = 20;
    private static final int VALUES = 5_000;

    @Test
    void numbersAreNumberedInTheOrderTheyCome() {
        LongDictionary dictionary = new LongDictionary();
        Seeds.check(RUNS, random -> {
            dictionary.clear();
            Map<Long, Integer> model = new HashMap<>();
            int shift = random.nextInt(60);
            int different = 1 + random.nextInt(VALUES);
            for (int i = 0; i < VALUES; i++) {
                long number = (long) random.nextInt(different) << shift;
                int expected = model.computeIfAbsent(number, _ -> model.size());
                assertThat(dictionary.idOf(number)).isEqualTo(expected);
                assertThat(dictionary.number(expected)).isEqualTo(number);
            }
            assertThat(dictionary.size()).isEqualTo(model.size());
        });
    }

    @Test
    void valuesAreNumberedInTheOrderTheyCome() {
        BytesDictionary dictionary = new BytesDictionary();
        Seeds.check(RUNS, random -> {
            dictionary.clear();
            Map<String, Integer> model = new HashMap<>();
            byte[] bytes = new byte[40];
            for (int i = 0; i < VALUES; i++) {
                int from = random.nextInt(10);
                int to = from + random.nextInt(30);
                for (int at = from; at < to; at++) {
                    bytes[at] = (byte) random.nextInt(2);
                }
                String key = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
                int expected = model.computeIfAbsent(key, _ -> model.size());
                assertThat(dictionary.idOf(bytes, from, to)).isEqualTo(expected);
                assertThat(dictionary.offset(expected + 1) - dictionary.offset(expected))
                        .isEqualTo(to - from);
            }
            assertThat(dictionary.size()).isEqualTo(model.size());
        });
    }

    @Test
    void numbersMadeToCollideAreGivenUpInsteadOfSearchedLong() {
        LongDictionary dictionary = new LongDictionary();
        long inverse = inverseOfGolden();
        int id = 0;
        for (int i = 0; id != LongDictionary.FULL; i++) {
            assertThat(i).isLessThanOrEqualTo(LongDictionary.MOST_PROBES);
            id = dictionary.idOf(i * inverse);
        }
        assertThat(dictionary.size()).isEqualTo(LongDictionary.MOST_PROBES);
    }

    /// What the hash multiplies by, undone: multiples of it all hash to nearly 0.
    private static long inverseOfGolden() {
        long inverse = 1;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - 0x9e3779b97f4a7c15L * inverse;
        }
        return inverse;
    }
}
