package dev.hydrant.sources;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.StoreException;
import java.util.concurrent.atomic.AtomicInteger;

/// Stores of one worker whose disk is full after a number of changes.
final class BrokenStores {

    private final int puts;
    private final AtomicInteger left;

    BrokenStores(int puts) {
        this.puts = puts;
        this.left = new AtomicInteger(puts);
    }

    int puts() {
        return puts;
    }

    ObjectStore around(ObjectStore store) {
        return new AroundStore(store, () -> {}, this::spend);
    }

    private void spend() {
        if (left.getAndDecrement() <= 0) {
            throw new StoreException(StoreException.Reason.FULL, "no space left after " + puts + " changes");
        }
    }
}
