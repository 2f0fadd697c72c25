package dev.hydrant.bench.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {

    @Test
    void aContenderIsComparedWithThePeerRoundByRound() {
        Results results = new Results(List.of("ours", "peer"), Optional.of("peer"));
        double[] ours = {10, 200, 30};
        double[] peers = {1, 100, 10};
        for (int round = 0; round < 3; round++) {
            results.add("ours", Map.of(Figure.PUT_RECORDS, ours[round]));
            results.add("peer", Map.of(Figure.PUT_RECORDS, peers[round]));
        }
        assertThat(results.median(Figure.PUT_RECORDS, "ours")).isEqualTo(30);
        assertThat(results.timesPeer(Figure.PUT_RECORDS, "ours")).contains(3.0);
        assertThat(results.tables())
                .contains(Figure.PUT_RECORDS.title())
                .contains("200")
                .contains("3.00");
    }

    @Test
    void withoutAPeerThereIsNoRatio() {
        Results results = new Results(List.of("ours"), Optional.empty());
        results.add("ours", Map.of(Figure.PUT_P50, 5.0));
        assertThat(results.timesPeer(Figure.PUT_P50, "ours")).isEmpty();
        assertThat(results.tables()).contains(" -");
    }

    @Test
    void whatThePeerCannotDoHasNoRatio() {
        Results results = new Results(List.of("ours", "peer"), Optional.of("peer"));
        results.add("ours", Map.of(Figure.PUSH_P50, 5.0));
        assertThat(results.timesPeer(Figure.PUSH_P50, "ours")).isEmpty();
        assertThat(results.tables()).contains("can't");
    }

    @Test
    void quantilesAreValuesThatWereMeasured() {
        Samples samples = new Samples();
        for (int i = 100; i > 0; i--) {
            samples.add(i);
        }
        assertThat(samples.median()).isEqualTo(50);
        assertThat(samples.quantile(0.99)).isEqualTo(99);
        assertThat(samples.max()).isEqualTo(100);
        assertThat(samples.min()).isEqualTo(1);
    }
}
