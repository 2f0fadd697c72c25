package dev.hydrant.lambda;

import dev.hydrant.delivery.Delivery;
import dev.hydrant.delivery.DeliveryLimits;
import dev.hydrant.delivery.DirectoryScratch;
import dev.hydrant.delivery.Pacing;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.Surroundings;
import dev.hydrant.delivery.Transforms;
import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.LaneName;
import dev.hydrant.ledger.LaneOutcome;
import dev.hydrant.ledger.Ledger;
import dev.hydrant.ledger.LedgerSettings;
import dev.hydrant.ledger.Positions;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import dev.hydrant.sink.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/// A delivery that events are pushed to.
///
/// Each batch is a lane of its own, named by its first and last sequence number and the digest of all of them. So
/// a batch that comes again, whole, goes on where it stopped and makes the same objects; records that come again in
/// another batch are delivered again, which is what at least once means.
final class EventDelivery {

    private static final String S3 = "s3://";
    private static final int DIGEST_LENGTH = 32;

    private final String identity;
    private final Delivery delivery;
    private final Ledger ledger;

    private EventDelivery(String identity, Delivery delivery, Ledger ledger) {
        this.identity = identity;
        this.delivery = delivery;
        this.ledger = ledger;
    }

    /// @param environment the function's variables
    static EventDelivery open(Map<String, String> environment) throws IOException {
        FunctionSettings settings = FunctionSettings.of(environment);
        byte[] configuration = settings.configuration();
        DeliveryStream stream = DeliveryStream.parse(configuration);
        Surroundings surroundings = new Surroundings(
                settings.catalog(),
                Transforms.find(EventDelivery.class.getClassLoader()),
                new DirectoryScratch(Path.of(System.getProperty("java.io.tmpdir"))),
                Engine.ID,
                limits(settings),
                Clock.systemUTC());
        String statePlace = settings.state().orElse(S3 + stream.place().bucket());
        ObjectStore state = Place.of(statePlace, environment)
                .own()
                .orElseThrow(() -> new IllegalArgumentException(
                        "`" + FunctionSettings.STATE + "` must name a bucket or a directory but was " + statePlace));
        return new EventDelivery(
                stream.name() + "-" + Sha256.of(configuration).substring(0, DIGEST_LENGTH),
                Delivery.open(stream, surroundings),
                new Ledger(state, Place.of(S3, environment), LedgerSettings.defaults(), Clock.systemUTC()));
    }

    private static DeliveryLimits limits(FunctionSettings settings) {
        DeliveryLimits usual = DeliveryLimits.defaults();
        return new DeliveryLimits(
                usual.planBytes(), Math.min(usual.gatherBytes(), settings.memoryBytes() / 4), usual.activePartitions());
    }

    /// Delivers an event's records.
    ///
    /// @throws IOException where another run is at work on the same batch, or whatever the stores throw
    void deliver(KinesisEvent event) throws IOException {
        String lane = lane(event);
        LaneOutcome outcome = delivery.run(
                ledger,
                new LaneName(identity, lane),
                () -> begin(lane, event),
                start -> new EventSource(event),
                Pacing.FLUSH);
        if (outcome.ending() != LaneOutcome.Ending.NOTHING_DUE) {
            throw new IOException("the batch " + lane + " isn't delivered: " + outcome.ending());
        }
    }

    private Entry.Start begin(String lane, KinesisEvent event) {
        UUID id = UUID.nameUUIDFromBytes((identity + "/" + lane).getBytes(StandardCharsets.UTF_8));
        return new Entry.Start(id.toString(), Positions.BEGINNING, newestArrival(event), Map.of());
    }

    private static Instant newestArrival(KinesisEvent event) {
        return event.records().stream()
                .map(record -> Instant.ofEpochMilli(record.arrivalMillis()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String lane(KinesisEvent event) {
        StringBuilder numbers = new StringBuilder();
        for (SourceRecord record : event.records()) {
            numbers.append(record.sequenceNumber()).append('\n');
        }
        String digest = Sha256.of(numbers.toString());
        return String.join(
                "-",
                event.shard(),
                event.records().getFirst().sequenceNumber(),
                event.records().getLast().sequenceNumber(),
                Integer.toString(event.records().size()),
                digest.substring(0, DIGEST_LENGTH));
    }
}
