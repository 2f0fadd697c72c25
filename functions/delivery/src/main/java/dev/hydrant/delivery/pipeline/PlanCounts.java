package dev.hydrant.delivery.pipeline;

import dev.hydrant.ledger.Counts;
import dev.hydrant.sink.Effect;

/// Counts a plan's objects as they leave, and checks in the end that every record is accounted for.
final class PlanCounts {

    private long delivered;
    private long objects;
    private long bytes;

    void add(Effect.Put put) {
        switch (put.kind()) {
            case DATA -> {
                delivered += put.records();
                objects++;
                bytes += put.content().length();
            }
            case BACKUP, ERROR -> {}
        }
    }

    /// @throws IllegalStateException where a record is neither delivered nor dropped nor failed
    Counts total(long read, long dropped, long failed) {
        if (read != delivered + dropped + failed) {
            throw new IllegalStateException("of " + read + " records " + delivered + " were delivered, " + dropped
                    + " dropped and " + failed + " failed, which doesn't add up");
        }
        return new Counts(read, delivered, dropped, failed, objects, bytes);
    }
}
