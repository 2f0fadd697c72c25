package dev.hydrant.shardstore.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.shardstore.segments.SegmentSettings;
import dev.hydrant.sink.Pull;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The contract over an object store, and what only several processes over one store can show.
abstract class ObjectStoreRecordLogContract extends RecordLogContract {

    private static final int SHARD = 3;
    private static final int MERGED_WIDTH = 4;

    private final RandomGenerator random = new SplittableRandom(1);

    /// A client of one and the same bucket.
    abstract ObjectStore store() throws Exception;

    @Override
    final RecordLog open() throws Exception {
        return new ObjectStoreRecordLog(
                store(),
                SegmentSettings.defaults().withMergedWidth(MERGED_WIDTH),
                clock,
                random,
                attempt -> {},
                RunOpener.NONE);
    }

    @Test
    void twoProcessesAppendToOneShardAndReadTheSameLog() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (RecordLog other = open()) {
            for (int i = 0; i < 25; i++) {
                RecordLog one = i % 3 == 0 ? other : log();
                assertThat(one.append(List.of(run(SHARD, "a" + i, "b" + i))).getFirst())
                        .isInstanceOf(Placement.At.class);
                acknowledged.addAll(List.of("a" + i, "b" + i));
            }
            assertThat(data(other.read(SHARD, 1, 1000, 1_000_000))).isEqualTo(acknowledged);
            assertThat(data(log().read(SHARD, 1, 1000, 1_000_000))).isEqualTo(acknowledged);
            assertThat(other.extent(SHARD)).isEqualTo(log().extent(SHARD));
        }
    }

    @Test
    void whatOneProcessClosesTheOtherFindsClosed() throws Exception {
        try (RecordLog other = open()) {
            log().append(List.of(run(SHARD, "a")));
            other.append(List.of(run(SHARD, "b")));
            long end = log().closeShard(SHARD);
            assertThat(other.append(List.of(run(SHARD, "late"))).getFirst()).isEqualTo(Placement.CLOSED);
            assertThat(other.closeShard(SHARD)).isEqualTo(end);
        }
    }

    @Test
    void smallSegmentsAreMergedAndNoCounterMoves() throws Exception {
        List<Long> counters = new ArrayList<>();
        for (int i = 0; i < 4 * MERGED_WIDTH + 2; i++) {
            counters.add(((Placement.At)
                            log().append(List.of(run(SHARD, "a" + i))).getFirst())
                    .firstCounter());
        }
        log().trim(stretch -> RecordLog.Fate.KEPT);
        assertThat(keys().stream().filter(key -> key.contains("-merged-"))).hasSize(4);
        assertThat(keys().stream().filter(key -> key.endsWith("-raw"))).hasSize(2);
        assertThat(log().read(SHARD, 1, 1000, 1_000_000).records())
                .extracting(StoredRecord::counter)
                .isEqualTo(counters);
        for (long counter : counters) {
            assertThat(log().read(SHARD, counter, 1, 1).records().getFirst().counter())
                    .isEqualTo(counter);
        }
    }

    private List<String> keys() throws Exception {
        List<String> keys = new ArrayList<>();
        try (ObjectStore store = store();
                Pull<ObjectInfo> objects = store.list("", "")) {
            for (ObjectInfo object = objects.next(); object != null; object = objects.next()) {
                keys.add(object.key());
            }
        }
        return keys;
    }
}
