package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Effect;
import dev.hydrant.sink.ObjectKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void aBatchHoldsWhatTheBudgetHoldsAndTheLastOneKnowsIt() throws Exception {
        assertThat(sizes(10, 4, 4, 4, 4, 2)).containsExactly(2, 3);
        assertThat(sizes(10, 5, 5, 5, 5)).containsExactly(2, 2);
        assertThat(sizes(10)).containsExactly(0);
    }

    @Test
    void anObjectLargerThanTheBudgetGoesAlone() throws Exception {
        assertThat(sizes(10, 4, 25, 4)).containsExactly(1, 1, 1);
        assertThat(sizes(10, 25)).containsExactly(1, 0);
    }

    @Test
    void neverMoreThanTheBudgetAndOneObjectIsInMemory() throws Exception {
        int[] lengths = new int[200];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = 1 + (i * 37) % 40;
        }
        Run run = new Run(lengths);
        Batches batches = new Batches(run, 100);
        Batch batch;
        long stored = 0;
        do {
            batch = batches.next();
            stored += batch.made().stream()
                    .mapToLong(made -> made.object().length())
                    .sum();
            assertThat(run.made - stored).isLessThanOrEqualTo(40);
            assertThat(batch.made().stream()
                            .mapToLong(made -> made.content().length())
                            .sum())
                    .isLessThanOrEqualTo(100);
        } while (!batch.last());
        assertThat(stored).isEqualTo(run.made);
    }

    @Test
    void anEntryListsABoundedNumberOfObjects() throws Exception {
        assertThat(sizes(1_000_000, new int[2500])).containsExactly(1000, 1000, 500);
    }

    private static List<Integer> sizes(long budget, int... lengths) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        Batches batches = new Batches(new Run(lengths), budget);
        Batch batch;
        do {
            batch = batches.next();
            sizes.add(batch.size());
        } while (!batch.last());
        return sizes;
    }

    private static final class Run implements PlanRun {
        private final int[] lengths;
        private int next;
        private long made;

        Run(int... lengths) {
            this.lengths = lengths;
        }

        @Override
        public Effect.@Nullable Put next() {
            if (next == lengths.length) {
                return null;
            }
            Content content = Content.of(new byte[lengths[next++]]);
            made += content.length();
            return new Effect.Put("b", "k" + next, "raw", ObjectKind.DATA, 1, Attributes.OCTET_STREAM, content);
        }

        @Override
        public Counts counts() {
            return Counts.NONE;
        }
    }
}
