package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Python program that uses boto3 as on AWS.
class Boto3IT {

    private static final String NO_RETRIES = "{'retries': {'total_max_attempts': 1}}";
    private static final String PATIENT = "{'retries': {'mode': 'standard', 'total_max_attempts': 10}}";

    @TempDir
    private Path directory;

    private HydrantServe server;

    @BeforeEach
    void start() throws IOException {
        server = HydrantServe.start(directory);
    }

    @AfterEach
    void kill() {
        server.close();
    }

    @Test
    void whatIsPutIsReadOnceAndInOrderAcrossASplitAndAMerge() {
        try (Boto3 kinesis = new Boto3(server.url(), NO_RETRIES)) {
            kinesis.call("create_stream", "{'StreamName': 'clicks', 'ShardCount': 2}");
            kinesis.await("stream_exists", "{'StreamName': 'clicks'}");
            put(kinesis, 0);
            kinesis.call("split_shard", """
                    {'StreamName': 'clicks', 'ShardToSplit': 'shardId-000000000000', 'NewStartingHashKey': '1000'}""");
            kinesis.await("stream_exists", "{'StreamName': 'clicks'}");
            put(kinesis, 1);
            kinesis.call("merge_shards", """
                    {'StreamName': 'clicks', 'ShardToMerge': 'shardId-000000000003',
                     'AdjacentShardToMerge': 'shardId-000000000001'}""");
            kinesis.await("stream_exists", "{'StreamName': 'clicks'}");
            put(kinesis, 2);

            List<String> read = new ArrayList<>();
            JsonNode shards =
                    kinesis.call("list_shards", "{'StreamName': 'clicks'}").get("Shards");
            assertThat(shards).hasSize(5);
            shards.forEach(shard -> read.addAll(readToItsEnd(kinesis, shard)));
            List<String> wanted = IntStream.range(0, 3 * 500)
                    .mapToObj(i -> "key-" + i % 7 + ":" + i)
                    .toList();
            assertThat(read).containsExactlyInAnyOrderElementsOf(wanted);
            for (int key = 0; key < 7; key++) {
                String own = "key-" + key + ":";
                assertThat(read.stream().filter(text -> text.startsWith(own)))
                        .as("records of a key, with parents before their children")
                        .containsExactlyElementsOf(wanted.stream()
                                .filter(text -> text.startsWith(own))
                                .toList());
            }
            kinesis.call("delete_stream", "{'StreamName': 'clicks'}");
            kinesis.await("stream_not_exists", "{'StreamName': 'clicks'}");
        }
    }

    @Test
    void paginatorsFindEverythingOnce() {
        try (Boto3 kinesis = new Boto3(server.url(), NO_RETRIES)) {
            for (int i = 0; i < 12; i++) {
                kinesis.call("create_stream", "{'StreamName': 'stream-%02d', 'ShardCount': 1}".formatted(i));
            }
            kinesis.call("create_stream", "{'StreamName': 'wide', 'ShardCount': 23}");
            kinesis.await("stream_exists", "{'StreamName': 'wide'}");
            JsonNode streams = kinesis.pages("list_streams", "StreamNames", 5, "{}");
            assertThat(streams.get("pages").asInt()).isEqualTo(3);
            assertThat(streams.get("found")).hasSize(13).doesNotHaveDuplicates();

            JsonNode described = kinesis.pages("describe_stream", "Shards", 7, "{'StreamName': 'wide'}");
            assertThat(described.get("pages").asInt()).isEqualTo(4);
            assertThat(described.get("found")).hasSize(23).doesNotHaveDuplicates();

            // boto3's paginator of list_shards sends StreamName again, which AWS refuses beside NextToken
            List<JsonNode> shards = new ArrayList<>();
            JsonNode page = kinesis.call("list_shards", "{'StreamName': 'wide', 'MaxResults': 7}");
            page.get("Shards").forEach(shards::add);
            while (page.has("NextToken")) {
                page = kinesis.call(
                        "list_shards",
                        "{'MaxResults': 7, 'NextToken': '%s'}"
                                .formatted(page.get("NextToken").asText()));
                page.get("Shards").forEach(shards::add);
            }
            assertThat(shards).hasSize(23).doesNotHaveDuplicates();

            String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/wide";
            for (int i = 0; i < 5; i++) {
                kinesis.call(
                        "register_stream_consumer", "{'StreamARN': '%s', 'ConsumerName': 'c%d'}".formatted(arn, i));
            }
            JsonNode consumers =
                    kinesis.pages("list_stream_consumers", "Consumers", 2, "{'StreamARN': '%s'}".formatted(arn));
            assertThat(consumers.get("pages").asInt()).isEqualTo(3);
            assertThat(consumers.get("found")).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void anIteratorAtATimeFindsWhatCameThenAndLatestOnlyWhatCameAfterIt() throws InterruptedException {
        try (Boto3 kinesis = new Boto3(server.url(), NO_RETRIES)) {
            kinesis.call("create_stream", "{'StreamName': 'clicks', 'ShardCount': 1}");
            kinesis.await("stream_exists", "{'StreamName': 'clicks'}");
            kinesis.call("put_record", "{'StreamName': 'clicks', 'PartitionKey': 'a', 'Data': 'before'}");
            // boto3 sends whole seconds only
            Instant between = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            String latest = iterator(kinesis, "shardId-000000000000", "'LATEST'");
            Thread.sleep(Instant.now().until(between));
            kinesis.call("put_record", "{'StreamName': 'clicks', 'PartitionKey': 'a', 'Data': 'after'}");
            String atTime = iterator(kinesis, "shardId-000000000000", "'AT_TIMESTAMP', 'Timestamp': '" + between + "'");
            for (String iterator : List.of(latest, atTime)) {
                JsonNode records = kinesis.call("get_records", "{'ShardIterator': '" + iterator + "'}")
                        .get("Records");
                assertThat(records).hasSize(1);
                assertThat(records.at("/0/Data").asText()).isEqualTo("after");
                assertThat(Instant.parse(records.at("/0/ApproximateArrivalTimestamp")
                                .asText()
                                .replace("+00:00", "Z")))
                        .isBetween(between, Instant.now());
            }
        }
    }

    @Test
    void failuresAreTheClassesThatBoto3KnowsByName() {
        try (Boto3 kinesis = new Boto3(server.url(), NO_RETRIES)) {
            JsonNode absent = kinesis.attempt("describe_stream", "{'StreamName': 'absent'}");
            assertThat(absent.get("error").asText()).isEqualTo("ResourceNotFoundException");
            assertThat(absent.get("message").asText()).isEqualTo("Stream absent under account 000000000000 not found.");
            assertThat(absent.get("status").asInt()).isEqualTo(400);
            kinesis.call("create_stream", "{'StreamName': 'clicks', 'ShardCount': 1}");
            assertThat(kinesis.attempt("create_stream", "{'StreamName': 'clicks', 'ShardCount': 1}")
                            .get("error")
                            .asText())
                    .isEqualTo("ResourceInUseException");
            assertThat(kinesis.attempt("get_records", "{'ShardIterator': 'nonsense'}")
                            .get("error")
                            .asText())
                    .isEqualTo("InvalidArgumentException");
        }
    }

    @Test
    void aClientThatTriesAgainRidesOverAKilledServerAndLosesNothing() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        try (Boto3 kinesis = new Boto3(server.url(), PATIENT)) {
            kinesis.call("create_stream", "{'StreamName': 'clicks', 'ShardCount': 1}");
            kinesis.await("stream_exists", "{'StreamName': 'clicks'}");
            String port = Integer.toString(server.port());
            for (int i = 0; i < 40; i++) {
                if (i == 20) {
                    server.kill();
                    server = HydrantServe.start(directory, "--port", port);
                }
                kinesis.call(
                        "put_record",
                        "{'StreamName': 'clicks', 'PartitionKey': 'a', 'Data': 'record-%d'}".formatted(i));
                acknowledged.add("record-" + i);
            }
            JsonNode records = kinesis.call(
                            "get_records",
                            "{'ShardIterator': '" + iterator(kinesis, "shardId-000000000000", "'TRIM_HORIZON'") + "'}")
                    .get("Records");
            assertThat(texts(records)).containsAll(acknowledged);
        }
    }

    private static void put(Boto3 kinesis, int round) {
        StringBuilder records = new StringBuilder();
        for (int i = round * 500; i < round * 500 + 500; i++) {
            String key = "key-" + i % 7;
            records.append(records.isEmpty() ? "" : ", ")
                    .append("{'Data': '%s:%d', 'PartitionKey': '%s'}".formatted(key, i, key));
        }
        JsonNode answer = kinesis.call("put_records", "{'StreamName': 'clicks', 'Records': [" + records + "]}");
        assertThat(answer.get("FailedRecordCount").asInt()).isZero();
        assertThat(answer.get("Records")).hasSize(500);
    }

    private static List<String> readToItsEnd(Boto3 kinesis, JsonNode shard) {
        boolean closed = shard.get("SequenceNumberRange").has("EndingSequenceNumber");
        String iterator = iterator(kinesis, shard.get("ShardId").asText(), "'TRIM_HORIZON'");
        List<String> read = new ArrayList<>();
        while (true) {
            JsonNode answer = kinesis.call("get_records", "{'Limit': 100, 'ShardIterator': '" + iterator + "'}");
            read.addAll(texts(answer.get("Records")));
            boolean ended = !answer.has("NextShardIterator");
            if (ended) {
                assertThat(closed).as("only a closed shard ends").isTrue();
                assertThat(answer.get("ChildShards")).isNotEmpty();
                return read;
            }
            if (!closed && answer.get("MillisBehindLatest").asLong() == 0) {
                return read;
            }
            iterator = answer.get("NextShardIterator").asText();
        }
    }

    private static String iterator(Boto3 kinesis, String shard, String type) {
        return kinesis.call(
                        "get_shard_iterator",
                        "{'StreamName': 'clicks', 'ShardId': '%s', 'ShardIteratorType': %s}".formatted(shard, type))
                .get("ShardIterator")
                .asText();
    }

    private static List<String> texts(JsonNode records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(record -> record.get("Data").asText())
                .toList();
    }
}
