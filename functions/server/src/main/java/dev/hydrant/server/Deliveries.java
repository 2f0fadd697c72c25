package dev.hydrant.server;

import dev.hydrant.command.Places;
import dev.hydrant.command.Program;
import dev.hydrant.command.RefusedException;
import dev.hydrant.delivery.Delivery;
import dev.hydrant.delivery.DeliveryLimits;
import dev.hydrant.delivery.DirectoryScratch;
import dev.hydrant.delivery.DirectoryTableCatalog;
import dev.hydrant.delivery.Surroundings;
import dev.hydrant.delivery.Transforms;
import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.delivery.config.StreamSource;
import dev.hydrant.ledger.Ledger;
import dev.hydrant.ledger.LedgerSettings;
import dev.hydrant.ledger.Positions;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.shardstore.Shard;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoredStream;
import dev.hydrant.shardstore.StreamSpec;
import dev.hydrant.shardstore.StreamStatus;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.RequestDocument;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/// The delivery streams there are, each with its worker.
final class Deliveries implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final String CATALOG = "catalog";
    private static final String HIDDEN = "firehose:";

    /// How long an end waits for the last deliveries of all delivery streams; the next start goes on where it stopped.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ShardStore store;
    private final Clock clock;
    private final Places places;
    private final Ledger ledger;
    private final DeliveryFiles files;
    private final Transforms transforms;
    private final String engine;
    private final Path data;
    private final ConcurrentSkipListMap<String, Running> running = new ConcurrentSkipListMap<>();

    /// A delivery stream at work.
    record Running(DeliveryRecord record, DeliveryStream stream, String source, DeliveryWorker worker, Status status) {}

    /// Named as on the wire. A delivery stream is at work as soon as it is answered.
    enum Status {
        ACTIVE,
        DELETING
    }

    private Deliveries(ServeOptions options, ShardStore store, Clock clock, Places places) throws IOException {
        this.store = store;
        this.clock = clock;
        this.places = places;
        this.data = options.places().data().toAbsolutePath();
        this.ledger = new Ledger(places.own(), places.to(), LedgerSettings.defaults(), clock);
        this.files = new DeliveryFiles(data);
        Program program = new Program(options.transforms());
        this.transforms = program.transforms();
        this.engine = program.engine();
    }

    /// Carries on what was made before, and makes what was asked for on the command line.
    static Deliveries open(ServeOptions options, ShardStore store, Clock clock) throws IOException {
        Places places = Places.of(
                options.places().to(),
                Optional.ofNullable(options.places().state()),
                Optional.of(options.places().data()),
                options.environment());
        Deliveries deliveries = new Deliveries(options, store, clock, places);
        try {
            for (DeliveryRecord record : deliveries.files.deleted()) {
                deliveries.forget(record);
            }
            for (DeliveryRecord record : deliveries.files.all()) {
                deliveries.start(record);
            }
            for (Path configuration : options.deliveries()) {
                deliveries.ensure(configuration);
            }
            return deliveries;
        } catch (IOException | RuntimeException e) {
            deliveries.close();
            throw e;
        }
    }

    /// Makes a delivery stream from a request.
    ///
    /// @throws ServiceException with AWS's code and message where it is refused
    synchronized DeliveryRecord create(Struct request) throws IOException {
        return create(request, data.resolve(CATALOG));
    }

    Optional<Running> find(String name) {
        return Optional.ofNullable(running.get(name));
    }

    List<Running> all() {
        return List.copyOf(running.values());
    }

    /// Ends a delivery stream; what it hasn't delivered is discarded.
    synchronized void delete(Running deleted) throws IOException {
        String name = deleted.record().name();
        files.markDeleted(name);
        running.put(
                name,
                new Running(deleted.record(), deleted.stream(), deleted.source(), deleted.worker(), Status.DELETING));
        Thread.ofVirtual().start(() -> finishDeletion(deleted));
    }

    /// Delivers what is buffered, and ends.
    @Override
    public void close() {
        running.values().forEach(one -> one.worker().end(SourcePacing.Ending.FLUSH));
        Instant deadline = clock.instant().plus(PATIENCE);
        for (Running one : running.values()) {
            awaitEnd(one, Duration.between(clock.instant(), deadline));
        }
        places.close();
    }

    private void finishDeletion(Running deleted) {
        deleted.worker().end(SourcePacing.Ending.DISCARD);
        awaitEnd(deleted, PATIENCE);
        try {
            forget(deleted.record());
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "the next start ends the deletion of " + deleted.record().name(),
                    e);
        }
        running.remove(deleted.record().name());
    }

    /// Ends a deletion: what the delivery stream held goes, then what is known of it, so that a process that dies
    /// in between leaves nothing that is kept for ever.
    private void forget(DeliveryRecord deleted) throws IOException {
        store.find(hidden(deleted)).ifPresent(store::delete);
        files.forget(deleted.name());
    }

    private static void awaitEnd(Running one, Duration patience) {
        try {
            if (!one.worker().awaitEnd(patience)) {
                LOG.log(
                        Level.WARNING,
                        "delivery stream {0} did not end in time; the next start goes on. Now is\n{1}",
                        one.record().name(),
                        ThreadStacks.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ensure(Path configuration) throws IOException {
        if (!Files.isRegularFile(configuration)) {
            throw new RefusedException("--delivery " + configuration + ": there is no such file");
        }
        try {
            Struct request = RequestDocument.read(
                    Service.FIREHOSE.operation("CreateDeliveryStream"), Files.readAllBytes(configuration));
            Path directory = configuration.toAbsolutePath().resolveSibling(CATALOG);
            Running existing = running.get(request.text("DeliveryStreamName"));
            if (existing == null) {
                create(request, directory);
                return;
            }
            DeliveryRecord same = new DeliveryRecord(
                    existing.record().id(), existing.record().created(), Positions.BEGINNING, directory, request);
            if (!Arrays.equals(same.requestJson(), existing.record().requestJson())) {
                throw new RefusedException("--delivery " + configuration + ": delivery stream " + same.name()
                        + " is there already, with another configuration");
            }
        } catch (ServiceException e) {
            throw new RefusedException(
                    "--delivery " + configuration + ": " + e.code().wireName() + ": " + e.getMessage(), e);
        }
    }

    private DeliveryRecord create(Struct request, Path catalog) throws IOException {
        String name = request.text("DeliveryStreamName");
        if (running.containsKey(name)) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Firehose " + name + " under accountId " + store.settings().account() + " already exists");
        }
        DeliveryStream stream = DeliveryStream.of(request);
        DeliveryRecord record =
                new DeliveryRecord(UUID.randomUUID().toString(), clock.instant(), latest(stream), catalog, request);
        Delivery delivery = open(stream, record);
        requireHeld(delivery);
        files.write(record);
        start(record, stream, delivery);
        return record;
    }

    /// What the destination's place can't hold would be tried again for ever.
    private void requireHeld(Delivery delivery) {
        try {
            delivery.requireHeldBy(places.to(), clock.instant());
        } catch (IllegalArgumentException | StoreException e) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "Not to be stored in " + places.to() + ": " + e.getMessage(), e);
        }
    }

    private void start(DeliveryRecord record) throws IOException {
        try {
            DeliveryStream stream = DeliveryStream.of(record.request());
            start(record, stream, open(stream, record));
        } catch (ServiceException e) {
            throw new RefusedException(
                    "delivery stream " + record.name() + " can't be carried on: "
                            + e.code().wireName() + ": " + e.getMessage(),
                    e);
        }
    }

    private void start(DeliveryRecord record, DeliveryStream stream, Delivery delivery) {
        String source = source(record, stream);
        if (stream.source() instanceof StreamSource.DirectPut
                && store.find(source).isEmpty()) {
            store.create(StreamSpec.hidden(source));
        }
        DeliveryWorker worker = new DeliveryWorker(record, source, delivery, ledger, store);
        running.put(record.name(), new Running(record, stream, source, worker, Status.ACTIVE));
        worker.start();
    }

    private Delivery open(DeliveryStream stream, DeliveryRecord record) throws IOException {
        return Delivery.open(
                stream,
                new Surroundings(
                        new DirectoryTableCatalog(record.catalog()),
                        transforms,
                        new DirectoryScratch(data.resolve(".hydrant").resolve("scratch")),
                        engine,
                        DeliveryLimits.defaults(),
                        clock));
    }

    private static String source(DeliveryRecord record, DeliveryStream stream) {
        return switch (stream.source()) {
            case StreamSource.DirectPut() -> hidden(record);
            case StreamSource.KinesisStream kinesis -> kinesis.streamName();
        };
    }

    /// The stream that keeps what is put to a delivery stream: no name of the Kinesis API's.
    private static String hidden(DeliveryRecord record) {
        return HIDDEN + record.name() + ":" + record.id();
    }

    /// Where the source stands now.
    ///
    /// @throws ServiceException if it isn't there: AWS names no other error for it in this request's
    private Positions latest(DeliveryStream stream) {
        if (!(stream.source() instanceof StreamSource.KinesisStream kinesis)) {
            return Positions.BEGINNING;
        }
        StoredStream source = store.find(kinesis.streamName())
                .filter(found -> store.status(found) != StreamStatus.DELETING)
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Stream " + kinesis.streamName() + " under account "
                                + store.settings().account() + " not found."));
        Map<String, String> positions = new TreeMap<>();
        for (Shard shard : source.shards()) {
            long last = store.nextCounter(shard) - 1;
            if (last > 0) {
                positions.put(
                        shard.id(), shard.sequenceNumber(last, clock.millis()).toString());
            }
        }
        return Positions.of(positions);
    }
}
