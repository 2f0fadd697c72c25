package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.shardstore.records.TestClock;
import dev.hydrant.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Two instances over one bucket.
class SharedStoreTest {

    private static final String STREAM = "{\"StreamName\":\"s\"}";
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final String SPLIT = "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"1000\"}";

    private final FakeBucket bucket = new FakeBucket();
    private final TestClock clock = new TestClock();
    private final SharedStore one = instance(Faults.none());
    private final Map<Operation, Integer> requests = new ConcurrentHashMap<>();
    private final SharedStore other = instance((operation, key) -> {
        requests.merge(operation, 1, Integer::sum);
        return Fault.NONE;
    });

    SharedStoreTest() throws IOException {}

    @Test
    void whatOneAcknowledgesTheOtherShows() {
        createStream(one, 2);
        assertThat(status(other)).isEqualTo("ACTIVE");
        one.ok("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"a\":\"1\"}}");
        other.ok("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"b\":\"2\"}}");
        assertThat(one.ok("ListTagsForStream", STREAM).get("Tags").findValuesAsText("Key"))
                .containsExactly("a", "b");
        other.put("s", "k", "data");
        assertThat(one.data(one.records(one.iterator("s", shardOf("k"), "TRIM_HORIZON", ""))))
                .containsExactly("data");
        one.ok("DeleteStream", STREAM);
        assertThat(status(other)).isEqualTo("DELETING");
        clock.advance(Duration.ofSeconds(1));
        assertThat(other.error("DescribeStream", STREAM)).startsWith("ResourceNotFoundException");
    }

    @Test
    void ofManyThatMakeOneStreamAtOnceOneDoes() throws Exception {
        for (int round = 0; round < 20; round++) {
            String create = "{\"StreamName\":\"s" + round + "\",\"ShardCount\":1}";
            List<Future<WireResponse>> calls = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (SharedStore instance : List.of(one, other, one, other)) {
                    calls.add(threads.submit(() -> instance.call("CreateStream", create)));
                }
            }
            int made = 0;
            for (Future<WireResponse> call : calls) {
                made += call.get().status() == 200 ? 1 : 0;
                assertThat(new String(call.get().body(), StandardCharsets.UTF_8))
                        .matches("|.*ResourceInUseException.*already exists.*");
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void ofTwoThatSplitOneShardAtOnceOneDoes() throws Exception {
        createStream(one, 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<WireResponse>> calls = List.of(
                    threads.submit(() -> one.call("SplitShard", SPLIT)),
                    threads.submit(() -> other.call("SplitShard", SPLIT)));
            assertThat(calls.get(0).get().status() + calls.get(1).get().status())
                    .isEqualTo(200 + 400);
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(one.ok("ListShards", STREAM)).isEqualTo(other.ok("ListShards", STREAM));
        assertThat(other.ok("ListShards", STREAM).get("Shards")).hasSize(3);
    }

    @Test
    void whatIsPutByWhatWasKnownGoesToTheChildren() {
        createStream(one, 1);
        other.put("s", "k", "before");
        one.ok("SplitShard", SPLIT);
        clock.advance(Duration.ofMillis(500));
        assertThat(status(one)).isEqualTo("ACTIVE");
        assertThat(other.put("s", "k", "after").get("ShardId").asText()).isEqualTo("shardId-000000000002");
        assertThat(one.data(one.records(one.iterator("s", 2, "TRIM_HORIZON", ""))))
                .containsExactly("after");
        JsonNode end = one.records(one.iterator("s", 0, "TRIM_HORIZON", ""));
        assertThat(one.data(end)).containsExactly("before");
        assertThat(end.has("NextShardIterator")).isFalse();
        assertThat(end.get("ChildShards")).hasSize(2);
    }

    @Test
    void aReaderThatHasntHeardOfTheSplitIsLedToTheChildren() {
        createStream(one, 1);
        other.put("s", "k", "a");
        String iterator = other.iterator("s", 0, "TRIM_HORIZON", "");
        other.records(iterator);
        one.ok("SplitShard", SPLIT);
        clock.advance(Duration.ofMillis(500));
        status(one);
        JsonNode end = other.records(iterator);
        assertThat(end.has("NextShardIterator")).isFalse();
        assertThat(end.get("ChildShards")).hasSize(2);
    }

    @Test
    void aReshardingThatOneBeganTheOtherFinishesWhereverItStopped() throws Exception {
        for (int dies = 0; dies < 40; dies++) {
            String name = "s" + dies;
            one.ok("CreateStream", "{\"StreamName\":\"" + name + "\",\"ShardCount\":1}");
            clock.advance(Duration.ofSeconds(1));
            one.put(name, "k", "before");
            one.ok("SplitShard", SPLIT.replace("\"s\"", "\"" + name + "\""));
            clock.advance(Duration.ofSeconds(1));
            int[] left = {dies};
            try {
                SharedStore dying = instance((operation, key) -> left[0]-- > 0 ? Fault.NONE : Fault.UNAVAILABLE);
                dying.call("DescribeStream", "{\"StreamName\":\"" + name + "\"}");
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("503");
            }
            assertThat(other.put(name, "k", "after").get("ShardId").asText()).isEqualTo("shardId-000000000002");
            assertThat(other.data(other.records(other.iterator(name, 0, "TRIM_HORIZON", ""))))
                    .containsExactly("before");
            assertThat(one.ok("ListShards", "{\"StreamName\":\"" + name + "\"}").get("Shards"))
                    .hasSize(3);
        }
    }

    @Test
    void aStreamMadeAnewTakesWhatIsPutByWhatWasKnownOfTheOldOne() {
        createStream(one, 1);
        other.put("s", "k", "old");
        one.ok("DeleteStream", STREAM);
        clock.advance(Duration.ofMillis(300));
        one.ok("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        clock.advance(Duration.ofMillis(300));
        other.put("s", "k", "new");
        assertThat(one.data(one.records(one.iterator("s", 0, "TRIM_HORIZON", ""))))
                .containsExactly("new");
    }

    @Test
    void aReaderAtTheTipCostsOneRequest() {
        createStream(one, 1);
        one.put("s", "k", "a");
        String iterator = other.records(other.iterator("s", 0, "TRIM_HORIZON", ""))
                .get("NextShardIterator")
                .asText();
        requests.clear();
        JsonNode nothing = other.records(iterator);
        assertThat(nothing.get("MillisBehindLatest").asLong()).isZero();
        assertThat(requests).isEqualTo(Map.of(Operation.LIST, 1));
        one.put("s", "k", "b");
        requests.clear();
        assertThat(other.data(other.records(iterator))).containsExactly("b");
        assertThat(requests).isEqualTo(Map.of(Operation.LIST, 2, Operation.GET, 1));
    }

    @Test
    void aPutCostsTwoRequestsAndAChangeFour() throws Exception {
        createStream(one, 1);
        other.put("s", "k", "a");
        awaitQuiet();
        requests.clear();
        other.put("s", "k", "b");
        assertThat(requests).isEqualTo(Map.of(Operation.PUT_IF_ABSENT, 1, Operation.LIST, 1));
        requests.clear();
        other.ok("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"a\":\"1\"}}");
        assertThat(requests).isEqualTo(Map.of(Operation.PUT_IF_ABSENT, 1, Operation.LIST, 3));
    }

    @Test
    void anIteratorCostsFewRequests() throws Exception {
        createStream(one, 1);
        for (int i = 0; i < 3; i++) {
            one.put("s", "k", "a" + i);
        }
        String number = one.put("s", "k", "b").get("SequenceNumber").asText();
        other.ok("ListStreams", "{}");
        awaitQuiet();
        assertThat(requestsOf(() -> other.iterator(
                        "s", 0, "AFTER_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + number + "\"")))
                .isEqualTo(1);
        assertThat(requestsOf(() -> other.iterator("s", 0, "LATEST", ""))).isEqualTo(4);
        assertThat(requestsOf(() -> other.iterator("s", 0, "TRIM_HORIZON", ""))).isEqualTo(5);
        clock.advance(Duration.ofSeconds(1));
        String iterator = other.iterator("s", 0, "TRIM_HORIZON", "");
        assertThat(requestsOf(() -> other.records(iterator)))
                .as("a look, four segments, another look")
                .isEqualTo(6);
    }

    private int requestsOf(Runnable call) {
        requests.clear();
        call.run();
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void trimmingTakesNothingOfAStreamThatItHasntHeardOf() throws Exception {
        createStream(one, 1);
        other.put("s", "k", "a");
        one.ok("CreateStream", "{\"StreamName\":\"new\",\"ShardCount\":1}");
        clock.advance(Duration.ofSeconds(1));
        one.put("new", "k", "kept");
        other.store().trim();
        assertThat(one.data(one.records(one.iterator("new", 0, "TRIM_HORIZON", ""))))
                .containsExactly("kept");
        one.ok("DeleteStream", STREAM);
        clock.advance(Duration.ofSeconds(1));
        other.store().trim();
        assertThat(bucket.keys().stream().filter(key -> key.startsWith("records/0000000000/")))
                .as("but for the end of the deleted stream's shard, and the horizon before it")
                .allMatch(key -> key.endsWith("000000000002-raw") || key.contains("horizon-"));
    }

    @Test
    void anInstanceThatOpensAfterThousandsOfChangesReadsAFewObjects() throws Exception {
        createStream(one, 1);
        for (int i = 0; i < 1_000; i++) {
            one.ok("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"a\":\"" + i + "\"}}");
        }
        requests.clear();
        SharedStore late = instance((operation, key) -> {
            requests.merge(operation, 1, Integer::sum);
            return Fault.NONE;
        });
        assertThat(late.ok("ListTagsForStream", STREAM).get("Tags").findValuesAsText("Value"))
                .containsExactly("999");
        assertThat(requests.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(75);
    }

    @Test
    void aStoreThatCantThrottlesAndOneThatDoesntAnswerFailsEachRecord() throws Exception {
        createStream(one, 1);
        Fault[] fault = {Fault.NONE};
        SharedStore faulty = instance((operation, key) -> operation == Operation.PUT_IF_ABSENT ? fault[0] : Fault.NONE);
        String many = "{\"StreamName\":\"s\",\"Records\":[{\"Data\":\"\",\"PartitionKey\":\"a\"},"
                + "{\"Data\":\"\",\"PartitionKey\":\"b\"}]}";
        fault[0] = Fault.UNAVAILABLE;
        JsonNode throttled = faulty.ok("PutRecords", many);
        assertThat(throttled.get("FailedRecordCount").asInt()).isEqualTo(2);
        assertThat(throttled.get("Records").get(1).get("ErrorCode").asText())
                .isEqualTo("ProvisionedThroughputExceededException");
        assertThat(throttled.get("Records").get(1).get("ErrorMessage").asText())
                .isEqualTo("Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.");
        assertThat(faulty.error("PutRecord", "{\"StreamName\":\"s\",\"Data\":\"\",\"PartitionKey\":\"a\"}"))
                .startsWith("ProvisionedThroughputExceededException Rate exceeded for shard shardId-000000000000");
        fault[0] = Fault.LOST;
        JsonNode unknown = faulty.ok("PutRecords", many);
        assertThat(unknown.get("FailedRecordCount").asInt()).isEqualTo(2);
        assertThat(unknown.get("Records").get(0).get("ErrorCode").asText()).isEqualTo("InternalFailure");
        assertThat(faulty.error("PutRecord", "{\"StreamName\":\"s\",\"Data\":\"\",\"PartitionKey\":\"a\"}"))
                .startsWith("InternalFailureException");
    }

    private SharedStore instance(Faults faults) throws IOException {
        return new SharedStore(bucket, faults, clock, new Random(bucket.keys().size()));
    }

    /// Waits for what is merged behind a put.
    private void awaitQuiet() throws InterruptedException {
        Map<Operation, Integer> before;
        do {
            before = Map.copyOf(requests);
            Thread.sleep(QUIET);
        } while (!before.equals(requests));
    }

    private void createStream(SharedStore instance, int shards) {
        instance.ok("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":" + shards + "}");
        clock.advance(Duration.ofMillis(500));
    }

    private int shardOf(String key) {
        return one.store()
                .find("s")
                .orElseThrow()
                .shardFor(HashKeys.of(key.getBytes(StandardCharsets.UTF_8)))
                .index();
    }

    private static String status(SharedStore instance) {
        return instance.ok("DescribeStreamSummary", STREAM)
                .get("StreamDescriptionSummary")
                .get("StreamStatus")
                .asText();
    }
}
