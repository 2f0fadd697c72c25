package dev.hydrant.delivery;

import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.delivery.pipeline.PreparedDelivery;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.LaneName;
import dev.hydrant.ledger.LaneOutcome;
import dev.hydrant.ledger.Ledger;
import dev.hydrant.ledger.Shape;
import dev.hydrant.objectstore.Place;
import dev.hydrant.s3.S3Destination;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;

/// A delivery stream, opened: its table found, its transform made, its query compiled.
///
/// It keeps buffers, so one thread at a time uses it.
public final class Delivery {

    private final PreparedDelivery prepared;

    private Delivery(PreparedDelivery prepared) {
        this.prepared = prepared;
    }

    /// @throws dev.hydrant.wire.ServiceException where the stream's table, transform or query can't be used
    public static Delivery open(DeliveryStream stream, Surroundings surroundings) throws IOException {
        return new Delivery(PreparedDelivery.of(stream, surroundings));
    }

    /// What its objects are shaped by.
    public Shape shape() {
        return prepared.shape();
    }

    /// Says whether a place can hold the objects that the configuration makes of harmless records. Where it can't,
    /// each run would stop at the first of them.
    ///
    /// @throws IllegalArgumentException where a bucket's name can't be one there
    /// @throws dev.hydrant.objectstore.StoreException where a key can't be stored there
    public void requireHeldBy(Place place, Instant arrival) {
        for (S3Destination destination : prepared.destinations()) {
            place.requireHolds(destination.bucket(), destination.naming().sampleKey(arrival));
        }
    }

    /// Carries a lane on: delivers what is due, exactly once, and comes back when `pacing` says so. Safe to repeat
    /// after any failure.
    ///
    /// @param begin what the lane begins with; asked only where there is none yet
    public LaneOutcome run(
            Ledger ledger, LaneName lane, Supplier<Entry.Start> begin, SourceOpener opener, Pacing pacing)
            throws IOException {
        return ledger.run(lane, prepared.work(begin, opener, pacing));
    }
}
