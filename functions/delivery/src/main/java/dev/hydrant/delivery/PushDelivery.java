package dev.hydrant.delivery;

import dev.hydrant.delivery.pipeline.PushedRecords;
import dev.hydrant.ledger.Counts;
import dev.hydrant.ledger.PlanRun;
import dev.hydrant.objectstore.Buckets;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.sink.Effect;
import java.io.IOException;
import java.util.List;

/// Delivers a batch that was pushed, such as a Lambda function's event, where the stream can't be read again:
/// at least once.
///
/// Keys derive from the batch, the configuration and the program, and times from its newest record, so that the same
/// batch pushed again makes the same objects and changes nothing. A batch cut otherwise makes others, and so does
/// another program: were the keys the same, what it puts elsewhere could be taken for stored.
public final class PushDelivery {

    private final Delivery delivery;
    private final Buckets buckets;

    public PushDelivery(Delivery delivery, Buckets buckets) {
        this.delivery = delivery;
        this.buckets = buckets;
    }

    /// Stores all that the batch makes.
    ///
    /// @param records of one shard, in their order
    /// @throws dev.hydrant.objectstore.StoreException where a store refused, or nobody knows what it did: then the
    ///     whole batch is to be pushed again
    public Counts deliver(List<SourceRecord> records) throws IOException {
        if (records.isEmpty()) {
            return Counts.NONE;
        }
        PushedRecords pushed = new PushedRecords(records);
        try (PlanRun run = delivery.carryOut(pushed.identity(delivery.shape()), pushed)) {
            for (Effect.Put put = run.next(); put != null; put = run.next()) {
                store(put);
            }
            return run.counts();
        }
    }

    private void store(Effect.Put put) {
        ObjectStore bucket = buckets.bucket(put.bucket());
        PutOutcome outcome = bucket.putIfAbsent(put.key(), put.content(), put.attributes());
        switch (outcome) {
            case CREATED, EXISTS -> {}
            case UNKNOWN -> {
                if (bucket.head(put.key()).isEmpty()) {
                    throw new StoreException(
                            StoreException.Reason.UNAVAILABLE,
                            "nobody knows whether `" + put.bucket() + "/" + put.key() + "` was stored");
                }
            }
        }
    }
}
