package dev.hydrant.shardstore;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PrefixStore;
import dev.hydrant.shardstore.encryption.RunSeals;
import dev.hydrant.shardstore.encryption.TestKeys;
import dev.hydrant.shardstore.metadata.ObjectStoreMetadataLog;
import dev.hydrant.shardstore.records.ObjectStoreRecordLog;
import dev.hydrant.shardstore.records.TestClock;
import dev.hydrant.shardstore.segments.SegmentSettings;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/// One of several instances over one bucket.
final class SharedStore extends TestCalls {

    /// So narrow that a test merges many.
    private static final int MERGED_WIDTH = 4;

    private final ShardStore store;
    private final Wire wire;

    SharedStore(FakeBucket bucket, Faults faults, TestClock clock, RandomGenerator random) throws IOException {
        ObjectStore place = FakeObjectStore.remote(bucket, faults);
        SegmentSettings segments = SegmentSettings.defaults().withMergedWidth(MERGED_WIDTH);
        RunSeals seals = new RunSeals(TestKeys.ANY, random);
        this.store = ShardStore.open(
                new ShardStore.Logs(
                        new ObjectStoreRecordLog(
                                new PrefixStore(place, "records/"), segments, clock, random, attempt -> {}, seals),
                        new ObjectStoreMetadataLog(
                                new PrefixStore(place, "metadata/"), segments, clock, random, attempt -> {}),
                        place),
                seals,
                StoreSettings.defaults(),
                clock,
                random);
        this.wire = new Wire(List.of(KinesisApi.binding(store)), new RequestIds(random));
    }

    ShardStore store() {
        return store;
    }

    @Override
    Wire wire() {
        return wire;
    }
}
