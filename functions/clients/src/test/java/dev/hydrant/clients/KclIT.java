package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/// An application written with the Kinesis Client Library gets what it is promised: every record at least once, those
/// of a
/// key in order, parents before their children, from where its checkpoints stand.
class KclIT {

    private static final int ROUND = 300;
    private static final int KEYS = 11;

    @TempDir
    private static Path directory;

    private static HydrantServe server;
    private static DynamoDb dynamo;
    private static KinesisClient kinesis;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        dynamo = DynamoDb.start(directory);
        server = HydrantServe.start(directory);
        kinesis = JavaSdk2.sync(server.url());
    }

    @AfterAll
    static void kill() {
        kinesis.close();
        dynamo.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "fan-out"})
    void everyRecordComesInOrderAcrossASplitAndAMerge(String retrieval) throws Exception {
        String stream = "split-" + retrieval;
        create(stream, 2);
        put(stream, 0);
        try (LineProcess worker = worker(stream, "first", retrieval)) {
            worker.await(
                    "the first records", lines -> KclEvents.of(lines).texts().size() == ROUND);
            kinesis.splitShard(split -> split.streamName(stream)
                    .shardToSplit(shard(0))
                    .newStartingHashKey("12345678901234567890123456789"));
            awaitActive(stream);
            put(stream, 1);
            kinesis.mergeShards(
                    merge -> merge.streamName(stream).shardToMerge(shard(3)).adjacentShardToMerge(shard(1)));
            awaitActive(stream);
            put(stream, 2);
            List<String> lines = worker.await(
                    "all records, and the end of the closed shards",
                    soFar -> KclEvents.of(soFar).texts().size() == 3 * ROUND
                            && KclEvents.of(soFar).ended().size() == 3);
            KclEvents events = KclEvents.of(lines);
            assertThat(events.texts()).isEqualTo(texts(0, 3));
            assertThat(events.firstTimesByKey()).isEqualTo(inOrder(3));
            assertThat(events.began()).containsExactlyInAnyOrder(shard(0), shard(1), shard(2), shard(3), shard(4));
            Map<String, Integer> began = events.firstTimes("began");
            Map<String, Integer> ended = events.firstTimes("ended");
            assertThat(began.get(shard(2))).isGreaterThan(ended.get(shard(0)));
            assertThat(began.get(shard(3))).isGreaterThan(ended.get(shard(0)));
            assertThat(began.get(shard(4))).isGreaterThan(ended.get(shard(3))).isGreaterThan(ended.get(shard(1)));
            System.out.println("KCL, " + retrieval + ": " + events.repeats() + " records came again");
            worker.await("the last checkpoint", soFar -> soFar.getLast().startsWith("checkpointed"));
        }
        Map<String, String> checkpoints = checkpoints(stream);
        assertThat(checkpoints.keySet()).containsExactlyInAnyOrder(shard(0), shard(1), shard(2), shard(3), shard(4));
        for (int closed : new int[] {0, 1, 3}) {
            assertThat(checkpoints.get(shard(closed))).isEqualTo("SHARD_END");
        }
        assertThat(checkpoints.get(shard(4))).matches("\\d{56}");
    }

    @Test
    void aWorkerTakesOverFromAKilledOneWhereItsCheckpointsStand() throws Exception {
        String stream = "killed";
        create(stream, 3);
        put(stream, 0);
        Set<String> checkpointed;
        try (LineProcess first = worker(stream, "first", "polling")) {
            first.await(
                    "the first records", lines -> KclEvents.of(lines).texts().size() == ROUND);
            Map<String, String> last = lastSequenceNumbers(first.lines());
            awaitCheckpoints(stream, last);
            checkpointed = KclEvents.of(first.lines()).texts();
            first.kill();
        }
        put(stream, 1);
        try (LineProcess second = worker(stream, "second", "polling")) {
            List<String> lines = second.await(
                    "the records put after",
                    soFar -> KclEvents.of(soFar).texts().containsAll(texts(1, 2)));
            KclEvents events = KclEvents.of(lines);
            assertThat(events.began()).containsExactlyInAnyOrder(shard(0), shard(1), shard(2));
            Set<String> again = new HashSet<>(events.texts());
            again.retainAll(checkpointed);
            assertThat(again).as("records before a checkpoint don't come again").isEmpty();
        }
    }

    private static LineProcess worker(String stream, String name, String retrieval) throws IOException {
        return LineProcess.start(
                directory,
                "kcl",
                List.of(),
                "dev.hydrant.clients.kcl.Worker",
                server.url(),
                dynamo.url(),
                stream,
                "application-" + stream,
                name,
                retrieval);
    }

    private static void create(String stream, int shards) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        awaitActive(stream);
    }

    private static void awaitActive(String stream) {
        kinesis.waiter()
                .waitUntilStreamExists(
                        request -> request.streamName(stream),
                        waiting -> waiting.backoffStrategyV2(attempt -> Duration.ofMillis(50))
                                .maxAttempts(1000));
        assertThat(kinesis.describeStreamSummary(request -> request.streamName(stream))
                        .streamDescriptionSummary()
                        .streamStatus())
                .isEqualTo(StreamStatus.ACTIVE);
    }

    private static void put(String stream, int round) {
        List<PutRecordsRequestEntry> records = IntStream.range(round * ROUND, round * ROUND + ROUND)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + i % KEYS)
                        .data(SdkBytes.fromUtf8String("text-" + i))
                        .build())
                .toList();
        assertThat(kinesis.putRecords(request -> request.streamName(stream).records(records))
                        .failedRecordCount())
                .isZero();
    }

    private static Set<String> texts(int fromRound, int untilRound) {
        return IntStream.range(fromRound * ROUND, untilRound * ROUND)
                .mapToObj(i -> "text-" + i)
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> inOrder(int rounds) {
        Map<String, List<String>> byKey = new HashMap<>();
        for (int key = 0; key < KEYS; key++) {
            int own = key;
            byKey.put(
                    "key-" + key,
                    IntStream.range(0, rounds * ROUND)
                            .filter(i -> i % KEYS == own)
                            .mapToObj(i -> "text-" + i)
                            .toList());
        }
        return byKey;
    }

    private static Map<String, String> lastSequenceNumbers(List<String> lines) {
        Map<String, String> last = new HashMap<>();
        lines.stream()
                .map(line -> line.split(" ", -1))
                .filter(event -> event[0].equals("record"))
                .forEach(event -> last.put(event[1], event[2]));
        return last;
    }

    private static void awaitCheckpoints(String stream, Map<String, String> wanted)
            throws IOException, InterruptedException {
        while (!checkpoints(stream).entrySet().containsAll(wanted.entrySet())) {
            Thread.onSpinWait(); // the command line takes its time
        }
    }

    /// What the application's lease table says, by shard.
    private static Map<String, String> checkpoints(String stream) throws IOException, InterruptedException {
        Map<String, String> checkpoints = new HashMap<>();
        for (JsonNode lease : dynamo.scan("application-" + stream)) {
            String key = lease.at("/leaseKey/S").asText();
            if (key.startsWith("shardId-")) {
                checkpoints.put(key, lease.at("/checkpoint/S").asText());
            }
        }
        return checkpoints;
    }

    private static String shard(int index) {
        return "shardId-%012d".formatted(index);
    }
}
