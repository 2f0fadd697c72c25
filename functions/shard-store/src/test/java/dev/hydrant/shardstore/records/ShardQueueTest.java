package dev.hydrant.shardstore.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.shardstore.segments.SegmentLog;
import dev.hydrant.shardstore.segments.SegmentSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShardQueueTest {

    private static final int SHARD = 1;

    private final FakeBucket bucket = new FakeBucket();
    private final Deque<Runnable> held = new ArrayDeque<>();

    @Test
    void allThatWaitGoesIntoOneSegment() {
        ShardQueue queue = queue(Faults.none());
        List<CompletableFuture<Placement>> outcomes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            outcomes.add(queue.append(RecordLogContract.run(SHARD, "a" + i, "b" + i)));
        }
        assertThat(held).hasSize(1);
        held.remove().run();
        assertThat(bucket.keys()).hasSize(1);
        long counter = Counters.of(1, 0);
        for (CompletableFuture<Placement> outcome : outcomes) {
            assertThat(outcome.join())
                    .isInstanceOfSatisfying(
                            Placement.At.class,
                            at -> assertThat(at.arrivalMillis())
                                    .isEqualTo(bucket.now().toEpochMilli()));
            assertThat(((Placement.At) outcome.join()).firstCounter()).isEqualTo(counter);
            counter += 2;
        }
    }

    @Test
    void aSegmentAndWhatMayWaitAreBounded() {
        ShardQueue queue = queue(Faults.none());
        List<CompletableFuture<Placement>> outcomes = new ArrayList<>();
        String large = "x".repeat(700 * 1024);
        for (int i = 0; i < 40; i++) {
            outcomes.add(queue.append(RecordLogContract.run(SHARD, large)));
        }
        held.remove().run();
        long placed = outcomes.stream()
                .filter(outcome -> outcome.join() instanceof Placement.At)
                .count();
        assertThat(placed).isBetween(20L, 24L);
        assertThat(outcomes.stream()
                        .filter(outcome -> outcome.join().equals(Placement.THROTTLED))
                        .count())
                .isEqualTo(40 - placed);
        assertThat(bucket.keys()).hasSize((int) placed);
    }

    @Test
    void aStoreThatCantThrottlesAndOneThatDoesntAnswerLeavesItUnknown() {
        assertThat(oneOver(Fault.UNAVAILABLE)).isEqualTo(Placement.THROTTLED);
        assertThat(oneOver(Fault.LOST)).isInstanceOf(Placement.Unknown.class);
        assertThat(oneOver(Fault.ANSWER_LOST)).isInstanceOf(Placement.At.class);
    }

    private Placement oneOver(Fault fault) {
        ShardQueue queue = queue((operation, key) -> operation == Operation.PUT_IF_ABSENT ? fault : Fault.NONE);
        CompletableFuture<Placement> outcome = queue.append(RecordLogContract.run(SHARD, "a"));
        held.remove().run();
        return outcome.join();
    }

    private ShardQueue queue(Faults faults) {
        SegmentLog log = new SegmentLog(
                FakeObjectStore.remote(bucket, faults),
                "1/",
                SegmentSettings.defaults(),
                bucket::now,
                new SplittableRandom(1),
                attempt -> {});
        return new ShardQueue(SHARD, log, held::add);
    }
}
