package dev.hydrant.sources;

import com.sun.management.OperatingSystemMXBean;
import dev.hydrant.delivery.DeliveryLimits;
import dev.hydrant.ledger.Counts;
import dev.hydrant.objectstore.LocalDirectoryStore;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.StoreLock;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A process that delivers a file in one plan to a bucket that keeps nothing, and prints what that took:
/// `records objects CPU-nanoseconds-per-record`.
final class ManyPartitions {

    private static final long PLAN_BYTES = 1L << 40;
    private static final long GATHER_BYTES = 16L * 1024 * 1024;

    private ManyPartitions() {}

    /// @param arguments the directory, with the catalog in it, and the input
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Counts counts = TestDelivery.into(directory, ConvertedDeliveryTest.CONVERTED.replace("SERDE", "ParquetSerDe"))
                .withDefaults(new DeliveryLimits(PLAN_BYTES, GATHER_BYTES, OptionalInt.empty()))
                .withStores(store -> isState(store) ? store : new Forgetful(store))
                .run(Path.of(arguments[1]))
                .state()
                .counts();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(counts.recordsDelivered() + " " + counts.objects() + " "
                + system.getProcessCpuTime() / counts.recordsDelivered());
    }

    private static boolean isState(ObjectStore store) {
        return store instanceof LocalDirectoryStore && store.toString().contains("state");
    }

    /// Takes objects and drops them, so that only the making of them is measured.
    private record Forgetful(ObjectStore store) implements ObjectStore {
        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            return PutOutcome.CREATED;
        }

        @Override
        public void put(String key, Content content, Attributes attributes) {}

        @Override
        public Optional<byte[]> get(String key, long offset, int length) {
            return Optional.empty();
        }

        @Override
        public Optional<ObjectInfo> head(String key) {
            return Optional.empty();
        }

        @Override
        public Pull<ObjectInfo> list(String prefix, String after) {
            return () -> null;
        }

        @Override
        public void delete(String key) {}

        @Override
        public Instant now() {
            return store.now();
        }

        @Override
        public Optional<StoreLock> lock(String name, Duration patience) {
            return Optional.empty();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
