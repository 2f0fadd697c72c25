package dev.hydrant.shardstore.metadata;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import java.util.concurrent.atomic.AtomicInteger;

/// Every third request of each kind goes wrong: what a client that repeats can put right, nobody notices.
class FaultyMetadataLogContractTest extends ObjectStoreMetadataLogContract {

    private static final int EVERY = 3;

    private final FakeBucket bucket = new FakeBucket();

    @Override
    ObjectStore store() {
        AtomicInteger puts = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        return FakeObjectStore.remote(bucket, (operation, key) -> switch (operation) {
            case PUT_IF_ABSENT, PUT -> putFault(puts.incrementAndGet());
            case GET, HEAD, LIST, DELETE, NOW, LOCK ->
                operation != Operation.LOCK && others.incrementAndGet() % EVERY == 0 ? Fault.UNAVAILABLE : Fault.NONE;
        });
    }

    private static Fault putFault(int number) {
        if (number % EVERY != 0) {
            return Fault.NONE;
        }
        return switch (number / EVERY % 3) {
            case 0 -> Fault.ANSWER_LOST;
            case 1 -> Fault.LOST;
            default -> Fault.UNAVAILABLE;
        };
    }
}
