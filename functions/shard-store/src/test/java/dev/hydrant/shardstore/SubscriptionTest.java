package dev.hydrant.shardstore;

import static dev.hydrant.shardstore.TestSubscription.continuation;
import static dev.hydrant.shardstore.TestSubscription.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.shardstore.traffic.PrometheusText;
import dev.hydrant.wire.WireResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a subscriber to a shard is told, and when.
class SubscriptionTest {

    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
    private static final String LATEST = "\"Type\":\"LATEST\"";
    private static final String TRIM_HORIZON = "\"Type\":\"TRIM_HORIZON\"";
    private static final String IN_USE = "ResourceInUseException Another active subscription exists for this consumer:"
            + " 000000000000:s:shardId-000000000000:c";

    private final TestStore test = new TestStore();
    private String consumer = "";

    SubscriptionTest() throws IOException {}

    @BeforeEach
    void consumer() {
        test.createStream("s", 1);
        consumer = register("c");
        test.clock.advance(Duration.ofSeconds(1));
    }

    private String register(String name) {
        return test.ok("RegisterStreamConsumer", "{\"StreamARN\":\"" + STREAM + "\",\"ConsumerName\":\"" + name + "\"}")
                .at("/Consumer/ConsumerARN")
                .asText();
    }

    private TestSubscription subscribe(String position) {
        return test.subscribe(consumer, 0, position);
    }

    private TestSubscription resubscribe(String type, String sequenceNumber) {
        test.clock.advance(Duration.ofSeconds(5));
        return subscribe("\"Type\":\"" + type + "\",\"SequenceNumber\":\"" + sequenceNumber + "\"");
    }

    private String refusal(String position) {
        return test.error("SubscribeToShard", TestStore.subscription(consumer, 0, position));
    }

    @Test
    void aSubscriberIsToldWhereItStandsAtOnceAndOfWhatIsPutAsItIsPut() throws Exception {
        TestSubscription subscription = subscribe(LATEST);
        JsonNode first = subscription.event(Duration.ZERO);
        assertThat(first.get("Records")).isEmpty();
        assertThat(first.get("MillisBehindLatest").asLong()).isZero();
        assertThat(first.has("ChildShards")).isFalse();
        subscription.nothing();
        Thread putting = Thread.startVirtualThread(() -> test.put("s", "k", "one"));
        JsonNode second = subscription.event();
        putting.join();
        assertThat(data(second)).containsExactly("one");
        assertThat(second.at("/Records/0/PartitionKey").asText()).isEqualTo("k");
        assertThat(continuation(second))
                .isEqualTo(second.at("/Records/0/SequenceNumber").asText());
        assertThat(number(continuation(second))).isGreaterThan(number(continuation(first)));
    }

    @Test
    void withNothingPutThereIsAnEventEveryFiveSecondsWhosePlaceMovesOn() {
        test.put("s", "k", "one");
        TestSubscription subscription = subscribe(TRIM_HORIZON);
        String last = continuation(subscription.event(Duration.ZERO));
        for (int i = 0; i < 4; i++) {
            test.clock.advance(Duration.ofMillis(4_999));
            subscription.nothing();
            test.clock.advance(Duration.ofMillis(1));
            JsonNode event = subscription.event(Duration.ZERO);
            assertThat(event.get("Records")).isEmpty();
            assertThat(event.get("MillisBehindLatest").asLong()).isZero();
            assertThat(number(continuation(event))).isGreaterThan(number(last));
            last = continuation(event);
        }
    }

    @Test
    void whoGoesOnFromAnyPlaceLosesAndDoublesNothing() {
        test.put("s", "k", "one");
        TestSubscription subscription = subscribe(TRIM_HORIZON);
        String atRecord = continuation(subscription.event(Duration.ZERO));
        test.clock.advance(Duration.ofSeconds(5));
        String behindIt = continuation(subscription.event(Duration.ZERO));
        test.put("s", "k", "two");
        assertThat(data(resubscribe("AFTER_SEQUENCE_NUMBER", atRecord).event())).containsExactly("two");
        assertThat(data(resubscribe("AT_SEQUENCE_NUMBER", atRecord).event())).containsExactly("one", "two");
        assertThat(data(resubscribe("AFTER_SEQUENCE_NUMBER", behindIt).event())).containsExactly("two");
        assertThat(data(resubscribe("AT_SEQUENCE_NUMBER", behindIt).event())).containsExactly("two");
        assertThat(test.data(test.records(test.iterator(
                        "s", 0, "AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + behindIt + "\""))))
                .as("an iterator as well")
                .containsExactly("two");
    }

    @Test
    void aPlaceInAnEmptyShardIsBeforeItsFirstRecord() {
        String place = continuation(subscribe(LATEST).event());
        test.put("s", "k", "one");
        assertThat(data(resubscribe("AT_SEQUENCE_NUMBER", place).event())).containsExactly("one");
        assertThat(data(resubscribe("AFTER_SEQUENCE_NUMBER", place).event())).containsExactly("one");
    }

    @Test
    void latestIsFixedWhenTheSubscriptionBegins() {
        test.put("s", "k", "before");
        TestSubscription subscription = subscribe(LATEST);
        test.put("s", "k", "after");
        assertThat(data(subscription.event())).containsExactly("after");
    }

    @Test
    void aSubscriptionBeginsAtATimestamp() {
        test.put("s", "k", "old");
        test.clock.advance(Duration.ofSeconds(10));
        String time = String.valueOf(test.clock.millis() / 1000);
        test.put("s", "k", "new");
        assertThat(data(subscribe("\"Type\":\"AT_TIMESTAMP\",\"Timestamp\":" + time)
                        .event()))
                .containsExactly("new");
    }

    @Test
    void aStartingPositionThatIsNoneIsRefusedAsAnIteratorsIs() {
        assertThat(refusal("\"Type\":\"AT_SEQUENCE_NUMBER\""))
                .startsWith("InvalidArgumentException Must either specify (1) AT_SEQUENCE_NUMBER");
        assertThat(refusal("\"Type\":\"LATEST\",\"SequenceNumber\":\"1\""))
                .startsWith("InvalidArgumentException Must either specify (1) AT_SEQUENCE_NUMBER");
        String none = "9".repeat(56);
        assertThat(refusal("\"Type\":\"AT_SEQUENCE_NUMBER\",\"SequenceNumber\":\"" + none + "\""))
                .isEqualTo("InvalidArgumentException StartingSequenceNumber " + none
                        + " used in SubscribeToShard on shard"
                        + " shardId-000000000000 in stream s under account 000000000000 is invalid.");
        assertThat(refusal("\"Type\":\"AT_TIMESTAMP\""))
                .startsWith("InvalidArgumentException Must specify timestampInMillis parameter");
        assertThat(refusal("\"Type\":\"AT_TIMESTAMP\",\"Timestamp\":" + (test.clock.millis() / 1000 + 60)))
                .startsWith("InvalidArgumentException The timestampInMillis parameter cannot be greater");
        assertThat(refusal("\"Type\":\"NEWEST\"")).startsWith("ValidationException");
        subscribe(LATEST).event(); // what was refused took nobody's seat
    }

    @Test
    void whatIsNotThereIsNotFoundInAwsWords() {
        assertThat(test.error("SubscribeToShard", TestStore.subscription(consumer, 7, LATEST)))
                .isEqualTo("ResourceNotFoundException Shard shardId-000000000007 in stream s under account"
                        + " 000000000000 does not exist");
        assertThat(test.error("SubscribeToShard", TestStore.subscription(STREAM + "/consumer/x:1", 0, LATEST)))
                .isEqualTo("ResourceNotFoundException Consumer x:1, account 000000000000 not found.");
        assertThat(test.error("SubscribeToShard", TestStore.subscription(STREAM + "t/consumer/c:1", 0, LATEST)))
                .isEqualTo("ResourceNotFoundException Stream st under account 000000000000 not found.");
    }

    @Test
    void aConsumerSubscribesOnceItIsActive() {
        String young = register("young");
        assertThat(test.error("SubscribeToShard", TestStore.subscription(young, 0, LATEST)))
                .isEqualTo("ResourceInUseException Consumer young with creation timestamp "
                        + test.clock.millis() / 1000
                        + " under stream: s , account 000000000000 is not in ACTIVE status.");
        test.clock.advance(Duration.ofSeconds(1));
        test.subscribe(young, 0, LATEST).event();
    }

    @Test
    void aSecondSubscriptionIsRefusedForFiveSecondsAndThenTakesOver() throws Exception {
        TestSubscription first = subscribe(LATEST);
        first.event();
        test.clock.advance(Duration.ofMillis(4_999));
        assertThat(refusal(LATEST)).isEqualTo(IN_USE);
        first.nothing();
        test.clock.advance(Duration.ofMillis(1));
        Thread second = Thread.startVirtualThread(() -> subscribe(LATEST).event());
        second.join();
        assertThat(first.end()).isEqualTo(IN_USE);
        assertThat(first.end()).as("and nothing follows").isEmpty();
    }

    @Test
    void aSubscriberThatIsGoneStillKeepsOthersAwayForFiveSeconds() {
        TestSubscription first = subscribe(LATEST);
        first.stream.close();
        assertThat(first.end()).isEmpty();
        assertThat(refusal(LATEST)).isEqualTo(IN_USE);
        test.clock.advance(Duration.ofSeconds(5));
        subscribe(LATEST).event();
    }

    @Test
    void whoWasSentAwayMayComeBackAtOnce() {
        TestSubscription first = subscribe(LATEST);
        first.stream.end();
        assertThat(first.end()).isEmpty();
        subscribe(LATEST).event();
    }

    @Test
    void consumersAndShardsDontDisturbEachOther() {
        String other = register("other");
        test.clock.advance(Duration.ofSeconds(1));
        TestSubscription first = subscribe(LATEST);
        TestSubscription second = test.subscribe(other, 0, LATEST);
        first.event();
        second.event();
        test.put("s", "k", "one");
        assertThat(data(first.event())).containsExactly("one");
        assertThat(data(second.event())).containsExactly("one");
    }

    @Test
    void ofAStormOfTakeoversOneSucceedsAtATime() throws Exception {
        subscribe(LATEST);
        for (int round = 0; round < 20; round++) {
            test.clock.advance(Duration.ofSeconds(5));
            List<String> outcomes = new CopyOnWriteArrayList<>();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                callers.add(Thread.startVirtualThread(() -> {
                    try {
                        subscribe(LATEST);
                        outcomes.add("");
                    } catch (AssertionError refused) {
                        outcomes.add(String.valueOf(refused.getMessage()));
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(outcomes.stream().filter(String::isEmpty)).hasSize(1);
            assertThat(outcomes.stream().filter(outcome -> outcome.contains("Another active subscription")))
                    .hasSize(19);
        }
    }

    @Test
    void aSubscriptionEndsAfterFiveMinutesAndMayBeginAgainAtOnce() {
        TestSubscription subscription = subscribe(LATEST);
        for (int i = 0; i < 60; i++) {
            subscription.event(Duration.ZERO);
            test.clock.advance(Duration.ofSeconds(5));
        }
        assertThat(subscription.end()).isEmpty();
        subscribe(LATEST).event();
    }

    @Test
    void aShardThatIsSplitEndsWithItsLastRecordsAndItsChildren() {
        TestSubscription subscription = subscribe(TRIM_HORIZON);
        subscription.event();
        test.ok("SplitShard", "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"1000\"}");
        test.put("s", "k", "last");
        test.clock.advance(Duration.ofSeconds(1));
        JsonNode end = subscription.event();
        assertThat(data(end)).containsExactly("last");
        assertThat(end.has("ContinuationSequenceNumber")).isFalse();
        assertThat(end.get("MillisBehindLatest").asLong()).isZero();
        assertThat(end.at("/ChildShards/0/ShardId").asText()).isEqualTo("shardId-000000000001");
        assertThat(end.at("/ChildShards/1/ShardId").asText()).isEqualTo("shardId-000000000002");
        assertThat(end.at("/ChildShards/0/ParentShards/0").asText()).isEqualTo("shardId-000000000000");
        assertThat(end.at("/ChildShards/0/HashKeyRange/EndingHashKey").asText()).isEqualTo("999");
        assertThat(subscription.end()).isEmpty();
        test.put("s", "k", "child's");
        assertThat(data(test.subscribe(consumer, 2, TRIM_HORIZON).event())).containsExactly("child's");
    }

    @Test
    void aSubscriberThatWaitsHearsOfASplitWhenItIsDue() {
        TestSubscription subscription = subscribe(LATEST);
        subscription.event();
        test.ok("SplitShard", "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"1000\"}");
        Thread due = Thread.startVirtualThread(() -> test.clock.advance(Duration.ofSeconds(1)));
        assertThat(subscription.event().get("ChildShards")).hasSize(2);
        assertThat(due).isNotNull();
    }

    @Test
    void aShardWhoseRecordsAreReadEndsAtOnceForWhoComesLater() {
        test.put("s", "k", "one");
        test.ok("SplitShard", "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"1000\"}");
        test.clock.advance(Duration.ofSeconds(1));
        TestSubscription subscription = subscribe(LATEST);
        JsonNode end = subscription.event(Duration.ZERO);
        assertThat(end.get("Records")).isEmpty();
        assertThat(end.get("ChildShards")).hasSize(2);
        assertThat(subscription.end()).isEmpty();
    }

    @Test
    void aShardWhoseRecordsHaveExpiredEndsToo() {
        test.put("s", "k", "one");
        String place = continuation(subscribe(LATEST).event());
        test.put("s", "k", "two");
        test.clock.advance(Duration.ofHours(20));
        test.ok("SplitShard", "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"1000\"}");
        test.clock.advance(Duration.ofHours(5));
        JsonNode end = resubscribe("AFTER_SEQUENCE_NUMBER", place).event(Duration.ZERO);
        assertThat(end.get("Records")).isEmpty();
        assertThat(end.get("ChildShards")).hasSize(2);
    }

    @Test
    void aConsumerThatIsDeregisteredOrAStreamThatIsDeletedEndsTheStream() {
        TestSubscription subscription = subscribe(LATEST);
        subscription.event();
        test.ok("DeregisterStreamConsumer", "{\"ConsumerARN\":\"" + consumer + "\"}");
        assertThat(subscription.end())
                .isEqualTo("ResourceNotFoundException Consumer " + consumer.substring(consumer.lastIndexOf('/') + 1)
                        + ", account 000000000000 not found.");
        test.clock.advance(Duration.ofSeconds(1));
        consumer = register("c");
        test.clock.advance(Duration.ofSeconds(1));
        TestSubscription other = subscribe(LATEST);
        other.event();
        test.ok("DeleteStream", "{\"StreamName\":\"s\",\"EnforceConsumerDeletion\":true}");
        assertThat(other.end()).isEqualTo("ResourceNotFoundException Stream s under account 000000000000 not found.");
    }

    @Test
    void whoIsBehindIsToldByHowMuch() {
        String large = "x".repeat(200_000);
        test.put("s", "k", large);
        test.clock.advance(Duration.ofSeconds(3));
        test.put("s", "k", large);
        test.clock.advance(Duration.ofSeconds(4));
        TestSubscription subscription = subscribe(TRIM_HORIZON);
        JsonNode first = subscription.event();
        assertThat(first.get("Records")).hasSize(1);
        assertThat(first.get("MillisBehindLatest").asLong()).isEqualTo(7_000);
        JsonNode second = subscription.event();
        assertThat(second.get("Records")).hasSize(1);
        assertThat(second.get("MillisBehindLatest").asLong()).isZero();
    }

    @Test
    void largeRecordsWaitForRoomAndSignsOfLifeDont() {
        EventRoom room = new EventRoom(1_000_000);
        EventRoom.Share first = room.share();
        EventRoom.Share second = room.share();
        assertThat(first.take(2_000_000)).as("one has always room").isTrue();
        assertThat(second.take(1)).isFalse();
        first.giveBack();
        assertThat(second.take(400_000)).isTrue();
        assertThat(first.take(600_000)).isTrue();
        second.close();
        assertThat(second.take(1)).as("nobody is there to give it back").isFalse();
        assertThat(first.take(400_000)).isTrue();
    }

    @Test
    void moreLargeRecordsThanThereIsRoomForReachAllSubscribersInTheEnd() {
        String other = register("other");
        test.clock.advance(Duration.ofSeconds(1));
        String large = "x".repeat(5_000_000);
        test.put("s", "k", large);
        test.put("s", "k", "small");
        for (String arn : List.of(consumer, other)) {
            TestSubscription subscription = test.subscribe(arn, 0, TRIM_HORIZON);
            assertThat(data(subscription.event())).containsExactly(large);
            assertThat(data(subscription.event())).containsExactly("small");
        }
    }

    @Test
    void whoGetsWholeAnswersGoesOnFromEachAtOnce() {
        List<String> read = new ArrayList<>();
        String position = TRIM_HORIZON;
        for (int i = 0; i < 5; i++) {
            test.put("s", "k", "record " + i);
            WireResponse answer = test.call("SubscribeToShard", TestStore.subscription(consumer, 0, position));
            List<JsonNode> events = TestSubscription.events(answer);
            events.forEach(event -> read.addAll(data(event)));
            position =
                    "\"Type\":\"AFTER_SEQUENCE_NUMBER\",\"SequenceNumber\":\"" + continuation(events.getLast()) + "\"";
        }
        assertThat(read).containsExactly("record 0", "record 1", "record 2", "record 3", "record 4");
    }

    @Test
    void whatSubscribersAreGivenIsCounted() {
        test.put("s", "k", "abc");
        subscribe(TRIM_HORIZON).event();
        refusal(TRIM_HORIZON);
        assertThat(PrometheusText.of(test.store().series()))
                .contains("\nSubscribeToShardEvent_Bytes{StreamName=\"s\"} 3\n")
                .contains("\nSubscribeToShardEvent_Records{StreamName=\"s\"} 1\n")
                .contains("\nSubscribeToShard_RateExceeded{StreamName=\"s\"} 1\n");
    }

    private static BigInteger number(String decimal) {
        return new BigInteger(decimal);
    }
}
