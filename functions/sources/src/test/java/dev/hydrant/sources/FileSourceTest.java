package dev.hydrant.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileSourceTest {

    private static final Instant ARRIVAL = Instant.parse("2026-07-13T12:00:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("contents")
    void everyLineIsARecordWithItsNewline(String content, List<String> expected) throws IOException {
        assertThat(read(file(content))).isEqualTo(expected);
    }

    private static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("a", List.of("a")),
                Arguments.of("a\n", List.of("a\n")),
                Arguments.of("a\nb", List.of("a\n", "b")),
                Arguments.of("\n", List.of("\n")),
                Arguments.of("\n\na\n\n", List.of("\n", "\n", "a\n", "\n")),
                Arguments.of("a\r\nb", List.of("a\r\n", "b")));
    }

    @Test
    void recordsOfAnyLengthComeWholeAndTogetherAreTheFile() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            content.append("𝄞é€x".repeat(random.nextInt(1 + random.nextInt(20_000))))
                    .append('\n');
        }
        assertThat(String.join("", read(file(content.toString())))).isEqualTo(content.toString());
    }

    @Test
    void aRecordOfTenMebibytesIsOneRecord() throws IOException {
        String large = "x".repeat(10 * 1024 * 1024);
        assertThat(read(file("a\n" + large + "\nb"))).containsExactly("a\n", large + "\n", "b");
    }

    @Test
    void aLongerLineThanTheLimitIsRefusedWithItsPlace() throws IOException {
        Path file = file("ok\n");
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i <= FileSource.LONGEST_RECORD_BYTES / block.length; i++) {
                out.write(block);
            }
        }
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("`events`: the line at byte 3 is longer than 67108864 bytes");
    }

    @Test
    void readingGoesOnBehindAnyRecordAndStopsAtAnyOther() throws IOException {
        Path file = file("one\ntwo\nthree\nfour");
        try (FileSource source = FileSource.open(file, "events", ARRIVAL)) {
            List<SourceRecord> all = records(source, RecordSource.BEGINNING, RecordSource.END);
            for (int i = 0; i < all.size(); i++) {
                for (int j = i; j < all.size(); j++) {
                    String after =
                            i == 0 ? RecordSource.BEGINNING : all.get(i - 1).sequenceNumber();
                    String through = all.get(j).sequenceNumber();
                    assertThat(texts(records(source, after, through))).isEqualTo(texts(all.subList(i, j + 1)));
                    assertThat(source.isEnded(FileSource.SHARD, through)).isEqualTo(j == all.size() - 1);
                }
            }
        }
    }

    @Test
    void aFileThatShrinksIsNoticed() throws IOException {
        Path file = file("one\ntwo\n");
        try (FileSource source = FileSource.open(file, "events", ARRIVAL)) {
            Files.writeString(file, "one\n");
            assertThatThrownBy(() -> records(source, RecordSource.BEGINNING, "8"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("must not change while it is delivered");
        }
    }

    @Test
    void offsetsBeyondTwoGibibytesWork() throws IOException {
        Path file = directory.resolve("sparse");
        long offset = 3L * 1024 * 1024 * 1024;
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.position(offset);
            channel.write(ByteBuffer.wrap("last\n".getBytes(StandardCharsets.UTF_8)));
        }
        try (FileSource source = FileSource.open(file, "events", ARRIVAL)) {
            List<SourceRecord> records = records(source, Long.toString(offset), RecordSource.END);
            assertThat(texts(records)).containsExactly("last\n");
            assertThat(records.getFirst().sequenceNumber()).isEqualTo(Long.toString(offset + 5));
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("input"), content);
    }

    private static List<String> read(Path file) throws IOException {
        try (FileSource source = FileSource.open(file, "events", ARRIVAL)) {
            List<SourceRecord> records = records(source, RecordSource.BEGINNING, RecordSource.END);
            assertThat(records)
                    .allSatisfy(record -> assertThat(record.arrivalMillis()).isEqualTo(ARRIVAL.toEpochMilli()));
            return texts(records);
        }
    }

    private static List<SourceRecord> records(FileSource source, String after, String through) throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        try (Pull<SourceRecord> pull = source.read(FileSource.SHARD, after, through)) {
            for (SourceRecord record = pull.next(); record != null; record = pull.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private static List<String> texts(List<SourceRecord> records) {
        return records.stream()
                .map(record -> new String(record.payload().toByteArray(), StandardCharsets.UTF_8))
                .toList();
    }
}
