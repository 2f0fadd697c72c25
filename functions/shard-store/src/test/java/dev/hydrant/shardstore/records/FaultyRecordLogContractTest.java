package dev.hydrant.shardstore.records;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ObjectStore;

/// Every third request of each kind goes wrong: what a client that repeats can put right, nobody notices.
class FaultyRecordLogContractTest extends ObjectStoreRecordLogContract {

    private final FakeBucket bucket = new FakeBucket();

    @Override
    ObjectStore store() {
        return FakeObjectStore.remote(bucket, Faults.everyThird());
    }
}
