package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.command.ExitCode;
import dev.hydrant.testkit.Seeds;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServerTest {

    private static final int ROUNDS = 5;
    private static final int MOST_RECORDS = 3_000;

    /// Delivers all the time, so that a kill meets a plan at any of its steps.
    private static final String CONFIGURATION = """
            {"DeliveryStreamName": "d", "DeliveryStreamType": "KinesisStreamAsSource",
             "KinesisStreamSourceConfiguration": {
               "KinesisStreamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/s",
               "RoleARN": "arn:aws:iam::000000000000:role/r"},
             "ExtendedS3DestinationConfiguration": {
               "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake",
               "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 0}}}
            """;

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Producer> producers =
            List.of(new Producer(http, "a"), new Producer(http, "b"), new Producer(http, "c"));

    @Test
    void aServerKilledUnderLoadDeliversWhatItAcknowledgedOnceAndInOrder() {
        Seeds.check(1, this::killAndCheck);
    }

    private void killAndCheck(RandomGenerator random) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory)) {
            call(server, "Kinesis_20131202.CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":2}");
            while (!call(server, "Kinesis_20131202.DescribeStreamSummary", "{\"StreamName\":\"s\"}")
                    .contains("\"ACTIVE\"")) {
                Thread.sleep(20);
            }
            call(server, "Firehose_20150804.CreateDeliveryStream", CONFIGURATION);
            loadAndKill(server, random.nextInt(MOST_RECORDS));
        }
        for (int round = 1; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(directory)) {
                loadAndKill(server, random.nextInt(MOST_RECORDS));
            }
        }
        try (ServerProcess server = ServerProcess.start(directory)) {
            assertThat(server.end()).as(server.errors()).isEqualTo(ExitCode.INTERRUPTED);
        }
        List<String> objects = Lake.objects(lake());
        for (Producer producer : producers) {
            assertThat(delivered(objects, producer.key() + "-"))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .containsAll(producer.acknowledged());
        }
    }

    /// Kills the server once it has delivered, so many acknowledged records later.
    private void loadAndKill(ServerProcess server, int records) throws Exception {
        int objects = Lake.objects(lake()).size();
        List<Future<?>> ended = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(producers.size())) {
            for (Producer producer : producers) {
                ended.add(threads.submit(() -> {
                    producer.putUntilKilled(server.url());
                    return producer;
                }));
            }
            while (Lake.objects(lake()).size() == objects && ended.stream().noneMatch(Future::isDone)) {
                Thread.sleep(5);
            }
            int enough = acknowledged() + records;
            while (acknowledged() < enough && ended.stream().noneMatch(Future::isDone)) {
                Thread.sleep(1);
            }
            boolean early = ended.stream().anyMatch(Future::isDone);
            server.close();
            for (Future<?> producer : ended) {
                producer.get();
            }
            assertThat(early).as("a producer ended early: " + server.errors()).isFalse();
        }
    }

    private Path lake() {
        return directory.resolve("out/lake");
    }

    private int acknowledged() {
        return producers.stream()
                .mapToInt(producer -> producer.acknowledged().size())
                .sum();
    }

    /// The numbers of a key's records as the objects hold them, the object with the smallest first number first: in
    /// order only if each object goes on where another ended.
    private static List<Integer> delivered(List<String> objects, String prefix) {
        return objects.stream()
                .map(object -> numbers(object, prefix))
                .filter(numbers -> !numbers.isEmpty())
                .sorted(Comparator.comparing(List::getFirst))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Integer> numbers(String object, String prefix) {
        return object.lines()
                .filter(record -> record.startsWith(prefix))
                .map(record -> Integer.valueOf(record.substring(prefix.length())))
                .toList();
    }

    private String call(ServerProcess server, String target, String body) throws Exception {
        HttpResponse<String> response =
                http.send(Requests.of(server.url(), target, body), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
