package dev.hydrant.shardstore.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.shardstore.log.FakeDisk;
import dev.hydrant.shardstore.log.LogDisk;
import dev.hydrant.shardstore.log.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of puts when the thread that writes them fails.
@Timeout(60)
class CommitterTest {

    private static final int CALLERS = 20;

    private final FakeDisk kept = new FakeDisk(new Random(1));
    private final FailingDisk disk = new FailingDisk(kept);

    @Test
    void afterAFailedWriteTheNextPutsAreTaken() throws IOException {
        try (LocalRecordLog log = LocalRecordLog.open(disk, 1_000_000, Clock.systemUTC(), RunOpener.NONE)) {
            assertThat(put(log)).isInstanceOf(Placement.At.class);
            kept.failForces(1);
            assertThat(put(log)).isInstanceOf(Placement.Unknown.class);
            assertThat(put(log)).isInstanceOf(Placement.At.class);
        }
    }

    @Test
    void withoutMemoryNobodyWaitsForEverAndNothingMoreIsTaken() throws Exception {
        assertStopsAfter(() -> new OutOfMemoryError("no direct memory"));
    }

    @Test
    void afterAFaultOfItsOwnNobodyWaitsForEverAndNothingMoreIsTaken() throws Exception {
        assertStopsAfter(() -> new IllegalStateException("a fault"));
    }

    private void assertStopsAfter(Supplier<Throwable> failure) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            try (LocalRecordLog log = LocalRecordLog.open(disk, 1_000_000, Clock.systemUTC(), RunOpener.NONE)) {
                assertThat(put(log)).isInstanceOf(Placement.At.class);
                disk.failure = failure;
                List<Future<Placement>> puts = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    puts.add(callers.submit(() -> put(log)));
                }
                for (Future<Placement> put : puts) {
                    assertThat(put.get(30, TimeUnit.SECONDS)).isInstanceOf(Placement.Unknown.class);
                }
                disk.failure = null;
                assertThat(put(log))
                        .isInstanceOfSatisfying(
                                Placement.Unknown.class,
                                unknown -> assertThat(unknown.cause())
                                        .hasMessageStartingWith("the log has stopped: " + failure.get()));
                assertThat(log.read(0, 1, 10, 1_000).records()).hasSize(1);
            }
        }
        try (LocalRecordLog again = LocalRecordLog.open(disk, 1_000_000, Clock.systemUTC(), RunOpener.NONE)) {
            assertThat(put(again)).isInstanceOf(Placement.At.class);
            assertThat(again.read(0, 1, 100, 10_000).records()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    private static Placement put(RecordLog log) {
        return log.append(List.of(new RecordLog.Run(0, 1, new byte[] {0, 1, 'k', 0, 0, 0, 0})))
                .getFirst();
    }

    /// A disk whose files fail as the runtime or a fault of ours does, not as a disk does.
    private static final class FailingDisk implements LogDisk {

        private final LogDisk disk;
        private volatile @Nullable Supplier<Throwable> failure;

        FailingDisk(LogDisk disk) {
            this.disk = disk;
        }

        @Override
        public List<String> list() throws IOException {
            return disk.list();
        }

        @Override
        public LogFile create(String name) throws IOException {
            return new FailingFile(disk.create(name));
        }

        @Override
        public LogFile open(String name) throws IOException {
            return new FailingFile(disk.open(name));
        }

        @Override
        public void delete(String name) throws IOException {
            disk.delete(name);
        }

        @Override
        public void syncDirectory() throws IOException {
            disk.syncDirectory();
        }

        private final class FailingFile implements LogFile {

            private final LogFile file;

            FailingFile(LogFile file) {
                this.file = file;
            }

            @Override
            public void reserve(int bytes) {
                file.reserve(bytes);
            }

            @Override
            public void append(ByteBuffer bytes) throws IOException {
                Supplier<Throwable> now = failure;
                Throwable thrown = now == null ? null : now.get();
                if (thrown instanceof Error error) {
                    throw error;
                }
                if (thrown instanceof RuntimeException exception) {
                    throw exception;
                }
                file.append(bytes);
            }

            @Override
            public void overwrite(ByteBuffer bytes, long position) throws IOException {
                file.overwrite(bytes, position);
            }

            @Override
            public void force() throws IOException {
                file.force();
            }

            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                file.read(into, position);
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void truncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        }
    }
}
