package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/// A Flink job that reads a stream counts every record once in its state, though it fails on the way and the stream is
/// split.
///
/// Flink's readers promise no order across a split, so none is asked for.
class FlinkIT {

    private static final int ROUND = 350;
    private static final int KEYS = 7;

    /// Of Flink 1.19, on a JDK that it doesn't know.
    private static final List<String> OPENED =
            List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED");

    @TempDir
    private static Path directory;

    private static HydrantServe server;
    private static KinesisClient kinesis;

    @BeforeAll
    static void start() throws IOException {
        server = HydrantServe.start(directory);
        kinesis = JavaSdk2.sync(server.url());
    }

    @AfterAll
    static void kill() {
        kinesis.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "fan-out", "source"})
    void everyRecordCountsOnceThoughTheJobFailsAndTheStreamIsSplit(String reader) throws Exception {
        String stream = "flink-" + reader;
        kinesis.createStream(request -> request.streamName(stream).shardCount(2));
        awaitActive(stream);
        put(stream, 0);
        try (LineProcess job = LineProcess.start(
                directory, "flink", OPENED, "dev.hydrant.clients.flink.Job", server.url(), stream, reader)) {
            job.await("the first records", lines -> counted(lines).containsAll(everyCount(1)));
            job.await("a checkpoint of them", lines -> lines.contains("checkpointed"));
            put(stream, 1);
            job.await("the failure", lines -> lines.contains("failed"));
            job.await("the records after it", lines -> counted(lines).containsAll(everyCount(2)));
            kinesis.splitShard(split -> split.streamName(stream)
                    .shardToSplit("shardId-000000000000")
                    .newStartingHashKey("12345678901234567890123456789"));
            awaitActive(stream);
            put(stream, 2);
            List<String> lines = job.await(
                    "the records after the split", soFar -> counted(soFar).containsAll(everyCount(3)));
            assertThat(texts(lines))
                    .isEqualTo(IntStream.range(0, 3 * ROUND)
                            .mapToObj(FlinkIT::text)
                            .collect(Collectors.toSet()));
            assertThat(counted(lines)).as("no record counts twice").isEqualTo(everyCount(3));
            System.out.println("Flink, " + reader + ": "
                    + lines.stream().filter(line -> line.startsWith("record ")).count() + " of " + 3 * ROUND
                    + " printed, as some were before and after the failure");
        }
    }

    private static void awaitActive(String stream) {
        kinesis.waiter()
                .waitUntilStreamExists(
                        request -> request.streamName(stream),
                        waiting -> waiting.backoffStrategyV2(attempt -> Duration.ofMillis(50))
                                .maxAttempts(1000));
    }

    private static void put(String stream, int round) {
        List<PutRecordsRequestEntry> records = IntStream.range(round * ROUND, round * ROUND + ROUND)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key" + i % KEYS)
                        .data(SdkBytes.fromUtf8String(text(i)))
                        .build())
                .toList();
        assertThat(kinesis.putRecords(request -> request.streamName(stream).records(records))
                        .failedRecordCount())
                .isZero();
    }

    private static String text(int i) {
        return "key" + i % KEYS + "-" + i;
    }

    /// Each key with each count that it should have reached.
    private static Set<String> everyCount(int rounds) {
        Set<String> counts = new HashSet<>();
        for (int key = 0; key < KEYS; key++) {
            for (int count = 0; count < rounds * ROUND / KEYS; count++) {
                counts.add("key" + key + " " + count);
            }
        }
        return counts;
    }

    /// Each key with each count that was printed.
    private static Set<String> counted(List<String> lines) {
        Set<String> counts = new HashSet<>();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals("record")) {
                counts.add(parts[2].substring(0, parts[2].indexOf('-')) + " " + parts[1]);
            }
        }
        return counts;
    }

    private static Set<String> texts(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("record "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }
}
