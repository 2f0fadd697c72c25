package dev.hydrant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void everyRunSeesOtherNumbersAndEverySuiteTheSame() {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        Seeds.check(50, random -> first.add(random.nextLong()));
        Seeds.check(50, random -> second.add(random.nextLong()));
        assertThat(first).doesNotHaveDuplicates().hasSize(50).isEqualTo(second);
    }

    @Test
    void aFailureNamesItsSeed() {
        assertThatThrownBy(() ->
                        Seeds.check(20, random -> assertThat(random.nextInt(4)).isNotEqualTo(3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)seed \\d+ \\(again with -Dhydrant.seed=\\d+\\): .*");
    }

    @Test
    void aSeedFromTheCommandLineIsTheOnlyOne() {
        List<Long> all = new ArrayList<>();
        List<Long> one = new ArrayList<>();
        Seeds.check(7, random -> all.add(random.nextLong()));
        System.setProperty("hydrant.seed", "7");
        try {
            Seeds.check(100, random -> one.add(random.nextLong()));
        } finally {
            System.clearProperty("hydrant.seed");
        }
        assertThat(one).containsExactly(all.getLast());
    }
}
