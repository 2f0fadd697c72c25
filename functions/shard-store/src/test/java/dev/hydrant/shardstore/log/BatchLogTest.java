package dev.hydrant.shardstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchLogTest {

    private static final String FIRST = "000000000000.log";

    private final FakeDisk disk = new FakeDisk(new Random(1));

    /// Collects the first byte of each batch.
    private static final class Told implements LogReplay {
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public boolean knows(long file, long bytes) {
            return false;
        }

        @Override
        public void batch(LogPosition position, ByteBuffer payload) {
            batches.add((int) payload.get(payload.position()));
        }

        @Override
        public void finished(long file, long bytes) {
            // all batches have been told
        }
    }

    private BatchLog open(Told told) throws IOException {
        return BatchLog.open(disk, 100, told);
    }

    private List<Integer> batchesAfterPowerLoss() throws IOException {
        disk.losePower();
        Told told = new Told();
        open(told).close();
        return told.batches;
    }

    private static ByteBuffer batch(int value) {
        return ByteBuffer.wrap(new byte[] {(byte) value, 1, 2, 3, 4, 5, 6, 7});
    }

    @Test
    void batchesAreToldInOrderOverAllFiles() throws IOException {
        BatchLog log = open(new Told());
        for (int i = 0; i < 20; i++) {
            log.append(batch(i));
        }
        assertThat(disk.list()).hasSizeGreaterThan(3);
        assertThat(batchesAfterPowerLoss())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    }

    @Test
    void aTornTailIsCutOffWhereverItIsTorn() throws IOException {
        for (int cut = 1; cut < 28; cut++) {
            FakeDisk torn = new FakeDisk(new Random(1));
            BatchLog log = BatchLog.open(torn, 1_000, new Told());
            log.append(batch(1));
            torn.failForces(1);
            assertThatThrownBy(() -> log.append(batch(2))).isInstanceOf(IOException.class);
            try (LogFile file = torn.open(FIRST)) {
                file.truncate(file.size() - cut);
            }
            Told told = new Told();
            try (BatchLog again = BatchLog.open(torn, 1_000, told)) {
                again.append(batch(3));
            }
            assertThat(told.batches).as("cut %d", cut).containsExactly(1);
            Told last = new Told();
            BatchLog.open(torn, 1_000, last).close();
            assertThat(last.batches).containsExactly(1, 3);
        }
    }

    @Test
    void damageBeforeALaterBatchIsRefusedAndNamed() throws IOException {
        BatchLog log = BatchLog.open(disk, 1_000, new Told());
        log.append(batch(1));
        log.append(batch(2));
        log.append(batch(3));
        long before = disk.size();
        disk.damage(FIRST, 32 + 28 + 22);
        assertThatThrownBy(() -> BatchLog.open(disk, 1_000, new Told()))
                .isInstanceOf(LogCorruptException.class)
                .hasMessageContaining(FIRST)
                .hasMessageContaining("offset 60");
        assertThat(disk.size()).isEqualTo(before);
    }

    @Test
    void theLastBatchIsRefusedToo() throws IOException {
        for (int offset = 60; offset < 88; offset++) {
            FakeDisk damaged = new FakeDisk(new Random(1));
            BatchLog log = BatchLog.open(damaged, 1_000, new Told());
            log.append(batch(1));
            log.append(batch(2));
            damaged.damage(FIRST, offset);
            assertThatThrownBy(() -> BatchLog.open(damaged, 1_000, new Told()))
                    .isInstanceOf(LogCorruptException.class)
                    .hasMessageContaining(FIRST)
                    .hasMessageContaining("offset 60");
        }
    }

    @Test
    void whatIsCutOffOfTheLastFileIsMissed() throws IOException {
        for (int left = 0; left < 88; left++) {
            FakeDisk cut = new FakeDisk(new Random(1));
            try (BatchLog log = BatchLog.open(cut, 1_000, new Told())) {
                log.append(batch(1));
                log.append(batch(2));
            }
            try (LogFile file = cut.open(FIRST)) {
                file.truncate(left);
            }
            assertThatThrownBy(() -> BatchLog.open(cut, 1_000, new Told()))
                    .as("%d bytes left", left)
                    .isInstanceOf(LogCorruptException.class)
                    .hasMessageContaining(FIRST);
            assertThat(cut.list()).contains(FIRST);
        }
    }

    @Test
    void theFirstAndTheLastFileAreMissedAndNotWhatWasDeletedInOrder() throws IOException {
        try (BatchLog log = open(new Told())) {
            for (int i = 0; i < 12; i++) {
                log.append(batch(i));
            }
            log.delete(0);
        }
        open(new Told()).close();
        disk.delete("000000000003.log");
        assertThatThrownBy(() -> open(new Told())).hasMessageContaining("000000000003.log is missing");
        for (String file : disk.list()) {
            if (file.endsWith(".log")) {
                disk.delete(file);
            }
        }
        assertThatThrownBy(() -> open(new Told())).hasMessageContaining("000000000001.log is missing");
    }

    @Test
    void withoutKnowledgeOfItsReachALogOpensAsItIsFound() throws IOException {
        BatchLog log = BatchLog.open(disk, 1_000, new Told());
        log.append(batch(1));
        log.append(batch(2));
        disk.damage(FIRST, 61);
        disk.delete(LogReach.NAME);
        Told told = new Told();
        BatchLog.open(disk, 1_000, told).close();
        assertThat(told.batches).containsExactly(1);
    }

    /// A reader may have seen it, and no other batch may take its place then.
    @Test
    void whatWasToldSurvivesAPowerLossThoughItsSyncHadFailed() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            FakeDisk killed = new FakeDisk(new Random(seed));
            BatchLog log = BatchLog.open(killed, 1_000, new Told());
            log.append(batch(1));
            killed.failForces(1);
            assertThatThrownBy(() -> log.append(batch(2))).isInstanceOf(IOException.class);
            Told told = new Told();
            BatchLog.open(killed, 1_000, told);
            assertThat(told.batches).containsExactly(1, 2);
            killed.losePower();
            Told again = new Told();
            BatchLog.open(killed, 1_000, again);
            assertThat(again.batches).as("seed %d", seed).containsExactly(1, 2);
        }
    }

    @Test
    void damageInAFinishedFileIsRefused() throws IOException {
        BatchLog log = open(new Told());
        for (int i = 0; i < 6; i++) {
            log.append(batch(i));
        }
        disk.damage(FIRST, 32 + 28 * 2 + 21);
        assertThatThrownBy(() -> open(new Told())).isInstanceOf(LogCorruptException.class);
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        BatchLog log = open(new Told());
        for (int i = 0; i < 12; i++) {
            log.append(batch(i));
        }
        disk.delete("000000000001.log");
        assertThatThrownBy(() -> open(new Told())).hasMessageContaining("000000000001.log is missing");
    }

    @Test
    void afterAFailedSyncNothingMoreGoesToThatFile() throws IOException {
        BatchLog log = BatchLog.open(disk, 1_000, new Told());
        log.append(batch(1));
        disk.failForces(1);
        assertThatThrownBy(() -> log.append(batch(2))).isInstanceOf(IOException.class);
        long file = log.append(batch(3)).file();
        assertThat(file).isEqualTo(1);
        assertThat(batchesAfterPowerLoss()).containsExactly(1, 3);
    }

    @Test
    void aFullDiskRefusesAndGoesOnOnceThereIsRoom() throws IOException {
        BatchLog log = BatchLog.open(disk, 1_000, new Told());
        log.append(batch(1));
        disk.setCapacity(disk.size() + 10);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> log.append(batch(2))).hasMessageContaining("No space left");
        }
        disk.setCapacity(Long.MAX_VALUE);
        log.append(batch(3));
        log.append(batch(4));
        assertThat(batchesAfterPowerLoss()).containsExactly(1, 3, 4);
    }

    @Test
    void whateverHappensAllAcknowledgedBatchesAreToldInOrder() throws IOException {
        long seed = Long.getLong("hydrant.seed", System.nanoTime());
        System.out.println("seed " + seed);
        for (int round = 0; round < 200; round++) {
            Random random = new Random(seed + round);
            acknowledgedSurvive(new FakeDisk(random), random, "seed " + seed + ", round " + round);
        }
    }

    private static void acknowledgedSurvive(FakeDisk disk, Random random, String where) throws IOException {
        List<Integer> acknowledged = new ArrayList<>();
        int next = 0;
        for (int life = 0; life < 5; life++) {
            disk.failForces(0);
            Told told = new Told();
            BatchLog log = BatchLog.open(disk, 150, told);
            assertThat(told.batches).as(where).containsSubsequence(acknowledged);
            assertThat(told.batches).as(where).isSorted().doesNotHaveDuplicates();
            for (int i = random.nextInt(8); i > 0; i--) {
                disk.failForces(random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0);
                try {
                    log.append(batch(next));
                    acknowledged.add(next);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("Input/output error");
                }
                next++;
            }
            disk.losePower();
        }
    }
}
