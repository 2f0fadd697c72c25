package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.testkit.ForeignPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/// The calls of the Kinesis Agent, made with the SDK that it makes them with: every line of a file arrives once.
class JavaSdk1IT {

    private static final int LINES = 3_000;

    @TempDir
    private Path directory;

    private HydrantServe server;
    private Path file;
    private List<String> lines;

    @BeforeEach
    void start() throws IOException {
        server = HydrantServe.start(directory, "--to", directory.resolve("lake").toString());
        lines = IntStream.range(0, LINES)
                .mapToObj(i -> "{\"line\": " + i + ", \"filler\": \"" + "é".repeat(i % 100 == 0 ? 100_000 : 40) + "\"}")
                .toList();
        file = Files.write(directory.resolve("access.log"), lines);
    }

    @AfterEach
    void kill() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RANDOM", "DETERMINISTIC"})
    void theLinesOfAFileArriveInAStream(String keys) throws Exception {
        try (KinesisClient kinesis = JavaSdk2.sync(server.url())) {
            kinesis.createStream(stream -> stream.streamName("lines").shardCount(3));
            kinesis.waiter()
                    .waitUntilStreamExists(
                            stream -> stream.streamName("lines"),
                            waiting -> waiting.backoffStrategyV2(attempt -> Duration.ofMillis(50)));
            send("stream", "lines", file.toString(), keys);
            assertThat(readAll(kinesis)).containsExactlyInAnyOrderElementsOf(lines);
        }
    }

    @Test
    void theLinesOfAFileArriveInADeliveryStreamAndSoInItsObjects() throws Exception {
        Path configuration = Files.writeString(directory.resolve("lines.json"), """
                {"DeliveryStreamName": "lines", "ExtendedS3DestinationConfiguration": {
                  "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::bucket", "Prefix": "lines/",
                  "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 0}}}
                """);
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("AWS_ENDPOINT_URL_FIREHOSE", server.url());
        Program.Ended created = Program.run(
                directory,
                environment,
                List.of(
                        ForeignPython.executable().resolveSibling("aws").toString(),
                        "firehose",
                        "create-delivery-stream",
                        "--cli-input-json",
                        "file://" + configuration));
        assertThat(created.exitCode()).as(created.errors()).isZero();
        send("delivery-stream", "lines", file.toString());
        List<String> delivered = delivered();
        while (delivered.size() < LINES) {
            Thread.sleep(50);
            delivered = delivered();
        }
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(lines);
    }

    private void send(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(server.url()));
        all.addAll(List.of(arguments));
        try (LineProcess agent = LineProcess.start(
                directory, "sdk1", List.of(), "dev.hydrant.clients.sdk1.Agent", all.toArray(String[]::new))) {
            System.out.println(String.join(": ", arguments) + ": " + agent.awaitEnd());
        }
    }

    private static List<String> readAll(KinesisClient kinesis) {
        List<String> read = new ArrayList<>();
        for (Shard shard :
                kinesis.listShards(request -> request.streamName("lines")).shards()) {
            String iterator = kinesis.getShardIterator(request -> request.streamName("lines")
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            boolean atTip = false;
            while (!atTip) {
                String from = iterator;
                GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(from));
                page.records()
                        .forEach(record -> read.add(record.data().asUtf8String().stripTrailing()));
                atTip = page.millisBehindLatest() == 0;
                iterator = page.nextShardIterator();
            }
        }
        return read;
    }

    private List<String> delivered() throws IOException {
        Path objects = directory.resolve("lake/bucket/lines");
        if (!Files.isDirectory(objects)) {
            return List.of();
        }
        List<String> delivered = new ArrayList<>();
        try (Stream<Path> found = Files.walk(objects)) {
            for (Path object : found.filter(Files::isRegularFile).toList()) {
                delivered.addAll(Files.readAllLines(object));
            }
        }
        return delivered;
    }
}
