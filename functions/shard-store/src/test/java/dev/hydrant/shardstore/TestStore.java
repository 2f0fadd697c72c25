package dev.hydrant.shardstore;

import dev.hydrant.shardstore.encryption.RunSeals;
import dev.hydrant.shardstore.encryption.TestKeys;
import dev.hydrant.shardstore.log.FakeDisk;
import dev.hydrant.shardstore.metadata.LocalMetadataLog;
import dev.hydrant.shardstore.records.LocalRecordLog;
import dev.hydrant.shardstore.records.TestClock;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A store over disks in memory, called as a client would.
final class TestStore extends TestCalls {

    final TestClock clock = new TestClock();
    final FakeDisk metadata;
    final FakeDisk records;
    private final StoreSettings settings;
    private final Random random;
    private ShardStore store;
    private Wire wire;

    TestStore(StoreSettings settings, Random random) throws IOException {
        this.settings = settings;
        this.random = random;
        this.metadata = new FakeDisk(random);
        this.records = new FakeDisk(random);
        this.store = open();
        this.wire = newWire();
    }

    TestStore() throws IOException {
        this(StoreSettings.defaults(), new Random(1));
    }

    ShardStore store() {
        return store;
    }

    /// Cuts the power and opens the store again.
    void losePower() throws IOException {
        store.close();
        metadata.losePower();
        records.losePower();
        store = open();
        wire = newWire();
    }

    void createStream(String name, int shards) {
        ok("CreateStream", "{\"StreamName\":\"" + name + "\",\"ShardCount\":" + shards + "}");
        clock.advance(Duration.ofSeconds(1));
    }

    private ShardStore open() throws IOException {
        RunSeals seals = new RunSeals(TestKeys.ANY, random);
        return ShardStore.open(
                new ShardStore.Logs(
                        LocalRecordLog.open(records, settings.fileBytes(), clock, seals),
                        LocalMetadataLog.open(metadata),
                        () -> {}),
                seals,
                settings,
                clock,
                random);
    }

    @Override
    Wire wire() {
        return wire;
    }

    private Wire newWire() {
        return new Wire(List.of(KinesisApi.binding(store)), new RequestIds(new Random(2)));
    }
}
