package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.testkit.PythonService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A program puts and reads with an SDK as on AWS.
class SdkRecordsIT extends OneServer {

    @ParameterizedTest
    @EnumSource
    void whatIsPutIsReadOnceAndInOrderAcrossASplitAndAMerge(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            kinesis.call("CreateStream", "{'StreamName': 'clicks', 'ShardCount': 2}");
            kinesis.await("StreamExists", "{'StreamName': 'clicks'}");
            put(kinesis, 0);
            kinesis.call("SplitShard", """
                {'StreamName': 'clicks', 'ShardToSplit': 'shardId-000000000000', 'NewStartingHashKey': '1000'}""");
            kinesis.await("StreamExists", "{'StreamName': 'clicks'}");
            put(kinesis, 1);
            kinesis.call("MergeShards", """
                {'StreamName': 'clicks', 'ShardToMerge': 'shardId-000000000003',
                 'AdjacentShardToMerge': 'shardId-000000000001'}""");
            kinesis.await("StreamExists", "{'StreamName': 'clicks'}");
            put(kinesis, 2);

            JsonNode shards =
                    kinesis.call("ListShards", "{'StreamName': 'clicks'}").get("Shards");
            assertThat(shards).hasSize(5);
            List<String> read = new ArrayList<>();
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
            kinesis.call("DeleteStream", "{'StreamName': 'clicks'}");
            kinesis.await("StreamNotExists", "{'StreamName': 'clicks'}");
            assertThat(kinesis.wire())
                    .containsExactly(sdk.protocol(server()) + " application/x-amz-json-1.1 application/x-amz-json-1.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyByteAndEveryLetterComesBackAsItWasAlsoInARecordAboveAMebibyte(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            SdkStream stream = SdkStream.create(kinesis);
            byte[] large = new byte[1_600_000];
            IntStream.range(0, large.length).forEach(i -> large[i] = (byte) (i * 31));
            byte[] letters = "\uD83D\uDCA7 \uD842\uDFB7 \u00E9 \u0000".getBytes(StandardCharsets.UTF_8);
            String key = "\uD83D\uDEB0-\u6C34-\"quoted\"\n\u007F";
            List<byte[]> put = List.of(Arrays.copyOf(large, 256), letters, large);
            List<String> sequenceNumbers = put.stream()
                    .map(data -> kinesis.call(
                                    "PutRecord", SdkClient.entry(key, data).put("StreamName", "clicks"))
                            .get("SequenceNumber")
                            .asText())
                    .toList();
            ObjectNode several = PythonService.JSON.createObjectNode().put("StreamName", "clicks");
            put.forEach(data ->
                    several.withArray("Records").add(SdkClient.entry(key, data).put("ExplicitHashKey", "1")));
            assertThat(kinesis.call("PutRecords", several)
                            .get("FailedRecordCount")
                            .asInt())
                    .isZero();

            JsonNode records = stream.records("'TRIM_HORIZON'");
            assertThat(records.findValuesAsText("PartitionKey")).hasSize(6).containsOnly(key);
            assertThat(records.findValuesAsText("SequenceNumber")).startsWith(sequenceNumbers.toArray(String[]::new));
            assertThat(SdkClient.texts(records))
                    .containsExactlyElementsOf(IntStream.range(0, 6)
                            .mapToObj(i -> SdkClient.text(put.get(i % 3)))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anIteratorAtATimeFindsWhatCameThenAndLatestOnlyWhatCameAfterIt(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            SdkStream stream = SdkStream.create(kinesis);
            stream.put("before");
            // boto3 sends whole seconds only
            Instant between = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            String latest = stream.iterator("'LATEST'");
            Thread.sleep(Instant.now().until(between));
            stream.put("after");
            JsonNode later = stream.recordsFrom(latest);
            assertThat(SdkClient.texts(later)).containsExactly("after");
            Instant arrived = Instant.parse(
                    later.at("/0/ApproximateArrivalTimestamp").asText().replace("+00:00", "Z"));
            assertThat(arrived).isBetween(between, Instant.now());
            for (Instant time : List.of(between, arrived)) {
                assertThat(stream.records("'AT_TIMESTAMP', 'Timestamp': '" + time + "'"))
                        .isEqualTo(later);
            }
        }
    }

    private static void put(SdkClient kinesis, int round) {
        ObjectNode request = PythonService.JSON.createObjectNode().put("StreamName", "clicks");
        ArrayNode records = request.putArray("Records");
        for (int i = round * 500; i < round * 500 + 500; i++) {
            String key = "key-" + i % 7;
            records.add(SdkClient.entry(key, SdkClient.bytes(key + ":" + i)));
        }
        JsonNode answer = kinesis.call("PutRecords", request);
        assertThat(answer.get("FailedRecordCount").asInt()).isZero();
        assertThat(answer.get("Records")).hasSize(500);
    }

    private static List<String> readToItsEnd(SdkClient kinesis, JsonNode shard) {
        boolean closed = shard.get("SequenceNumberRange").has("EndingSequenceNumber");
        String iterator = iterator(kinesis, shard.get("ShardId").asText(), "'TRIM_HORIZON'");
        List<String> read = new ArrayList<>();
        while (true) {
            JsonNode answer = kinesis.call("GetRecords", "{'Limit': 100, 'ShardIterator': '" + iterator + "'}");
            read.addAll(SdkClient.texts(answer.get("Records")));
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

    private static String iterator(SdkClient kinesis, String shard, String type) {
        return kinesis.call(
                        "GetShardIterator",
                        "{'StreamName': 'clicks', 'ShardId': '%s', 'ShardIteratorType': %s}".formatted(shard, type))
                .get("ShardIterator")
                .asText();
    }
}
