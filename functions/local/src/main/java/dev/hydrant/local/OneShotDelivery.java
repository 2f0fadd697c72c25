package dev.hydrant.local;

import dev.hydrant.command.Places;
import dev.hydrant.command.Program;
import dev.hydrant.command.RefusedException;
import dev.hydrant.delivery.Delivery;
import dev.hydrant.delivery.DeliveryLimits;
import dev.hydrant.delivery.DirectoryScratch;
import dev.hydrant.delivery.DirectoryTableCatalog;
import dev.hydrant.delivery.Pacing;
import dev.hydrant.delivery.Surroundings;
import dev.hydrant.delivery.Transforms;
import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.LaneName;
import dev.hydrant.ledger.LaneOutcome;
import dev.hydrant.ledger.Ledger;
import dev.hydrant.ledger.LedgerSettings;
import dev.hydrant.ledger.Positions;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.sink.Sha256;
import dev.hydrant.sources.FileSource;
import dev.hydrant.transform.RecordTransform;
import dev.hydrant.wire.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A delivery over one file, from its configuration to its summary.
///
/// What identifies it is its content: the same input, configuration, table, transforms and place are the same delivery,
/// which goes on where it stopped or, once done, does nothing.
final class OneShotDelivery {

    private static final String LANE = "file";

    private final Path source;
    private final byte[] configuration;
    private final DeliveryStream stream;
    private final Delivery delivery;
    private final Program program;
    private final Transforms transforms;

    /// @throws RefusedException where the configuration, its table, its transform or its query can't be used
    OneShotDelivery(Path configuration, Path catalog, Program program) throws IOException {
        this.source = configuration;
        this.program = program;
        this.transforms = program.transforms();
        if (!Files.isRegularFile(configuration)) {
            throw new RefusedException(configuration + ": there is no such file");
        }
        this.configuration = Files.readAllBytes(configuration);
        try {
            this.stream = DeliveryStream.parse(this.configuration);
            this.delivery = Delivery.open(
                    stream,
                    new Surroundings(
                            new DirectoryTableCatalog(catalog),
                            transforms,
                            new DirectoryScratch(Path.of(System.getProperty("java.io.tmpdir"))),
                            program.engine(),
                            DeliveryLimits.defaults(),
                            Clock.systemUTC()));
        } catch (ServiceException e) {
            throw new RefusedException(configuration + ": " + e.code().wireName() + ": " + e.getMessage(), e);
        }
    }

    /// @throws RefusedException where the place can't hold what the configuration makes
    Summary run(InputFile input, Places places) throws IOException {
        long began = System.nanoTime();
        requireHeldBy(places);
        String identity = identity(input, places);
        Ledger ledger = new Ledger(places.own(), places.to(), LedgerSettings.defaults(), Clock.systemUTC());
        LaneOutcome outcome = delivery.run(
                ledger,
                new LaneName(identity, LANE),
                OneShotDelivery::begin,
                start -> FileSource.open(input.path(), input.name(), start.created()),
                Pacing.FLUSH);
        return switch (outcome.ending()) {
            case NOTHING_DUE ->
                new Summary(
                        outcome.state().counts(),
                        outcome.objectsCreated(),
                        Duration.ofNanos(System.nanoTime() - began));
            case PLAN_OF_ANOTHER ->
                throw new IOException("another version of this program has left a plan open, which may be given up"
                        + " only some 20 minutes after its last sign of life");
            case OUT_OF_TIME -> throw new IOException("the run has lasted as long as one may");
        };
    }

    private void requireHeldBy(Places places) {
        try {
            delivery.requireHeldBy(places.to(), Clock.systemUTC().instant());
        } catch (IllegalArgumentException | StoreException e) {
            throw new RefusedException(source + ": not in " + places.to() + ": " + e.getMessage(), e);
        }
    }

    private static Entry.Start begin() {
        return new Entry.Start(
                UUID.randomUUID().toString(),
                Positions.BEGINNING,
                Clock.systemUTC().instant(),
                Map.of());
    }

    private String identity(InputFile input, Places places) throws IOException {
        return Sha256.of(String.join(
                "\n",
                "input " + Sha256.of(input.path()),
                "configuration " + Sha256.of(configuration),
                "table " + delivery.shape().table(),
                "transforms " + program.addedDigest() + " " + transformDigest(),
                "place " + places.to()));
    }

    /// Of the jar that holds the configured transform, which may be one of our own; `none` without a transform.
    private String transformDigest() throws IOException {
        Optional<RecordTransform> transform =
                stream.transform().flatMap(configured -> transforms.newTransform(configured.name()));
        return transform.isEmpty() ? "none" : Program.digestOf(transform.get().getClass());
    }
}
