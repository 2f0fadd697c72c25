package dev.hydrant.shardstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsAppendedGoesIntoTheRoomThatWasReserved() throws IOException {
        Path path = directory.resolve("file");
        try (LogFile file = new LocalDisk(directory).create("file")) {
            file.append(bytes(1, 10));
            file.reserve(100);
            assertThat(file.size()).isEqualTo(10);
            long reserved = Files.size(path);
            assertThat(reserved).isGreaterThanOrEqualTo(110);
            file.append(bytes(2, 100));
            file.reserve(100);
            file.append(bytes(3, 100));
            file.force();
            assertThat(file.size()).isEqualTo(210);
            assertThat(Files.size(path)).isEqualTo(reserved);
        }
        assertThat(Files.readAllBytes(path)).hasSize(210).startsWith(1, 1).endsWith(3, 3);
    }

    @Test
    void moreThanTheRoomIsAppendedAllTheSame() throws IOException {
        int many = 5 * 1024 * 1024;
        try (LogFile file = new LocalDisk(directory).create("file")) {
            file.reserve(10);
            file.append(bytes(1, many));
            file.append(bytes(2, 1));
            assertThat(file.size()).isEqualTo(many + 1);
        }
        assertThat(Files.readAllBytes(directory.resolve("file")))
                .hasSize(many + 1)
                .endsWith(1, 2);
    }

    @Test
    void aFileMayBeClosedAgain() throws IOException {
        LogFile file = new LocalDisk(directory).create("file");
        file.reserve(10);
        file.close();
        file.close();
        assertThat(directory.resolve("file")).isEmptyFile();
    }

    /// A copy of the directory is what a killed process leaves.
    @Test
    void roomThatAKilledProcessLeftIsNoDamage() throws IOException {
        Path left = Files.createDirectory(directory.resolve("left"));
        try (BatchLog log = BatchLog.open(new LocalDisk(directory.resolve("log")), 10_000, new Told())) {
            for (int i = 0; i < 3; i++) {
                log.append(bytes(i, 4_000));
            }
            log.append(bytes(3, 4_000));
            for (Path file :
                    List.of(directory.resolve("log/000000000000.log"), directory.resolve("log/000000000001.log"))) {
                Files.copy(file, left.resolve(file.getFileName()));
            }
        }
        assertThat(Files.size(left.resolve("000000000000.log"))).isLessThan(20_000);
        assertThat(Files.size(left.resolve("000000000001.log"))).isGreaterThan(100_000);
        Told told = new Told();
        try (BatchLog log = BatchLog.open(new LocalDisk(left), 10_000, told)) {
            log.append(bytes(4, 4_000));
        }
        assertThat(told.firstBytes).containsExactly(0, 1, 2, 3);
        Told again = new Told();
        BatchLog.open(new LocalDisk(left), 10_000, again).close();
        assertThat(again.firstBytes).containsExactly(0, 1, 2, 3, 4);
    }

    private static ByteBuffer bytes(int value, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return ByteBuffer.wrap(bytes);
    }

    private static final class Told implements LogReplay {
        private final List<Integer> firstBytes = new ArrayList<>();

        @Override
        public boolean knows(long file, long bytes) {
            return false;
        }

        @Override
        public void batch(LogPosition position, ByteBuffer payload) {
            firstBytes.add((int) payload.get(payload.position()));
        }

        @Override
        public void finished(long file, long bytes) {
            // what it held was told
        }
    }
}
