package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.shardstore.records.ArrivalWatch;
import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.wire.Blob;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardStoreTest {

    @TempDir
    private Path directory;

    private ShardStore open() throws IOException {
        return ShardStore.open(directory, StoreSettings.defaults(), Clock.systemUTC(), new Random(1));
    }

    @Test
    void foreignFilesAreLeftAloneAndOursAreInOnePlace() throws IOException {
        Files.writeString(directory.resolve("mine.txt"), "x");
        try (ShardStore store = open()) {
            store.create(StreamSpec.provisioned("s", 1));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("mine.txt", ".hydrant");
        }
        assertThat(directory.resolve("mine.txt")).hasContent("x");
    }

    @Test
    void aSecondUserOfADirectoryIsRefusedUntilTheFirstIsGone() throws IOException {
        ShardStore first = open();
        assertThatThrownBy(this::open)
                .isInstanceOf(DirectoryInUseException.class)
                .hasMessageContaining("is in use by another process");
        first.close();
        open().close();
    }

    @Test
    void aWaitingReaderIsWokenByAPut() throws Exception {
        try (ShardStore store = open()) {
            StoredStream stream = store.create(StreamSpec.hidden("firehose:x"));
            ArrivalWatch watch = store.watch();
            Thread putting = Thread.ofVirtual().start(() -> {
                store.put(stream, List.of(new PutEntry(new byte[0], Blob.of(new byte[1]))), List.of(BigInteger.ZERO));
            });
            assertThat(watch.await(Duration.ofMinutes(1))).isTrue();
            putting.join();
            assertThat(store.nextCounter(stream.shards().getFirst())).isEqualTo(2);
        }
    }
}
