package dev.hydrant.sources;

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
import dev.hydrant.objectstore.LocalDirectoryStore;
import dev.hydrant.objectstore.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// A delivery of one file into a directory, with small bounds so that little input makes several plans.
///
/// @param engine what the objects are said to be made by
/// @param around wraps every store, to let it fail
record TestDelivery(
        Path directory,
        String configuration,
        String engine,
        DeliveryLimits limits,
        LedgerSettings settings,
        UnaryOperator<ObjectStore> around) {

    static final DeliveryLimits SMALL = new DeliveryLimits(600, 2_000, OptionalInt.empty());
    static final Instant START = Instant.parse("2026-07-13T12:00:00Z");

    static TestDelivery into(Path directory, String configuration) {
        return new TestDelivery(directory, configuration, "engine-1", SMALL, oneByOne(), store -> store);
    }

    TestDelivery withEngine(String other) {
        return new TestDelivery(directory, configuration, other, limits, settings, around);
    }

    /// With the bounds that a real delivery has.
    TestDelivery withDefaults(DeliveryLimits other) {
        return new TestDelivery(directory, configuration, engine, other, LedgerSettings.defaults(), around);
    }

    TestDelivery withStores(UnaryOperator<ObjectStore> other) {
        return new TestDelivery(directory, configuration, engine, limits, settings, other);
    }

    LaneOutcome run(Path input) throws IOException {
        Surroundings surroundings = new Surroundings(
                new DirectoryTableCatalog(directory.resolve("catalog")),
                Transforms.find(TestDelivery.class.getClassLoader()),
                new DirectoryScratch(directory.resolve("scratch")),
                engine,
                limits,
                InstantSource.fixed(START.plusSeconds(7)));
        DeliveryStream stream =
                DeliveryStream.parse(configuration.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        try (ObjectStore state = around.apply(LocalDirectoryStore.at(directory.resolve("state")))) {
            Ledger ledger = new Ledger(
                    state,
                    bucket -> around.apply(LocalDirectoryStore.at(out().resolve(bucket))),
                    settings,
                    InstantSource.system());
            return Delivery.open(stream, surroundings)
                    .run(
                            ledger,
                            new LaneName("clicks", "all"),
                            () -> new Entry.Start("delivery-1", Positions.BEGINNING, START, Map.of()),
                            start -> FileSource.open(input, "events", start.created()),
                            Pacing.DONT_WAIT);
        }
    }

    /// So that a plan has several files entries, and its objects are stored in their order.
    private static LedgerSettings oneByOne() {
        LedgerSettings defaults = LedgerSettings.defaults();
        return new LedgerSettings(
                400,
                1,
                defaults.voidAfter(),
                defaults.workerLifetime(),
                defaults.historyRetention(),
                defaults.lockPatience());
    }

    /// Where the buckets are.
    Path out() {
        return directory.resolve("out");
    }
}
