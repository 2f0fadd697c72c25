package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final String EXCEEDED =
            "Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.";

    private final TestStore test = new TestStore(StoreSettings.defaults().with(Limits.AWS), new Random(1));

    ThroughputTest() throws IOException {}

    @Test
    void whatIsBeyondAThousandRecordsInASecondFailsByItselfAndTheRestIsStored() {
        test.createStream("s", 1);
        putMany(500, 10);
        JsonNode last = putMany(500, 10);
        assertThat(last.get("FailedRecordCount").asInt()).isZero();
        test.clock.advance(Duration.ofMillis(3));
        JsonNode partly = putMany(5, 10);
        assertThat(partly.get("FailedRecordCount").asInt()).isEqualTo(2);
        assertThat(partly.get("Records").get(2).has("SequenceNumber")).isTrue();
        JsonNode refused = partly.get("Records").get(3);
        assertThat(refused.get("ErrorCode").asText()).isEqualTo("ProvisionedThroughputExceededException");
        assertThat(refused.get("ErrorMessage").asText()).isEqualTo(EXCEEDED);
        assertThat(refused.has("SequenceNumber")).isFalse();
        assertThat(test.error("PutRecord", put(10))).isEqualTo("ProvisionedThroughputExceededException " + EXCEEDED);
        assertThat(test.data(test.records(test.iterator("s", 0, "TRIM_HORIZON", ""))))
                .hasSize(1003);
    }

    @Test
    void aShardTakesAMebibyteInASecondAndALargerRecordOnceItIsIdle() {
        test.createStream("s", 1);
        test.ok("PutRecord", put(1024 * 1024 - 1));
        assertThat(test.error("PutRecord", put(10))).contains("ProvisionedThroughputExceededException");
        test.clock.advance(Duration.ofSeconds(1));
        test.ok("PutRecord", put(5 * 1024 * 1024 - 1));
        test.clock.advance(Duration.ofSeconds(5));
        assertThat(test.error("PutRecord", put(10))).contains("ProvisionedThroughputExceededException");
        test.clock.advance(Duration.ofMillis(1));
        test.ok("PutRecord", put(10));
    }

    @Test
    void eachShardHasAnAllowanceOfItsOwn() {
        test.createStream("s", 2);
        String low = "\"ExplicitHashKey\":\"0\",";
        String high = "\"ExplicitHashKey\":\"340282366920938463463374607431768211455\",";
        test.ok("PutRecord", put(low, 1024 * 1024 - 1));
        test.ok("PutRecord", put(high, 1024 * 1024 - 1));
        assertThat(test.error("PutRecord", put(low, 10))).contains("shardId-000000000000");
        assertThat(test.error("PutRecord", put(high, 10))).contains("shardId-000000000001");
    }

    @Test
    void aShardIsReadFiveTimesASecondAndRestsAfterALargeRead() {
        test.createStream("s", 1);
        String iterator = test.iterator("s", 0, "TRIM_HORIZON", "");
        for (int i = 0; i < 5; i++) {
            test.records(iterator);
        }
        String get = "{\"ShardIterator\":\"" + iterator + "\"}";
        assertThat(test.error("GetRecords", get)).isEqualTo("ProvisionedThroughputExceededException " + EXCEEDED);
        test.clock.advance(Duration.ofSeconds(1));
        test.ok("PutRecord", put(10 * 1024 * 1024 - 1));
        assertThat(test.data(test.records(iterator))).hasSize(1);
        test.clock.advance(Duration.ofMillis(4_999));
        assertThat(test.error("GetRecords", get)).contains("ProvisionedThroughputExceededException");
        test.clock.advance(Duration.ofMillis(2));
        test.records(iterator);
    }

    @Test
    void aShardGivesFiveIteratorsASecond() {
        test.createStream("s", 1);
        for (int i = 0; i < 5; i++) {
            test.iterator("s", 0, "LATEST", "");
        }
        assertThat(test.error(
                        "GetShardIterator",
                        "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"LATEST\"}"))
                .isEqualTo("ProvisionedThroughputExceededException " + EXCEEDED);
    }

    @Test
    void aCallThatComesTooOftenIsRefusedUntilTheNextMoment() {
        test.createStream("s", 1);
        for (int i = 0; i < 10; i++) {
            test.ok("DescribeStream", "{\"StreamName\":\"s\"}");
        }
        assertThat(test.error("DescribeStream", "{\"StreamName\":\"s\"}"))
                .isEqualTo("LimitExceededException Rate exceeded for stream s under account 000000000000.");
        test.ok("DescribeStreamSummary", "{\"StreamName\":\"s\"}");
        test.ok("DescribeLimits", "{}");
        assertThat(test.error("DescribeLimits", "{}"))
                .isEqualTo("LimitExceededException Rate exceeded for account 000000000000.");
        test.clock.advance(Duration.ofMillis(100));
        test.ok("DescribeStream", "{\"StreamName\":\"s\"}");
        assertThat(test.error("DescribeLimits", "{}")).contains("LimitExceededException");
    }

    @Test
    void aSubscriberIsGivenTwoMebibytesASecond() throws Exception {
        test.createStream("s", 1);
        for (int i = 0; i < 4; i++) {
            test.clock.advance(Duration.ofSeconds(1));
            test.ok("PutRecord", put(1024 * 1024 - 1));
        }
        String arn = test.ok(
                        "RegisterStreamConsumer",
                        "{\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/s\",\"ConsumerName\":\"c\"}")
                .at("/Consumer/ConsumerARN")
                .asText();
        test.clock.advance(Duration.ofSeconds(1));
        TestSubscription subscription = test.subscribe(arn, 0, "\"Type\":\"TRIM_HORIZON\"");
        for (int i = 0; i < 3; i++) {
            assertThat(subscription.event().get("Records")).hasSize(1);
        }
        subscription.nothing();
        test.clock.advance(Duration.ofMillis(400));
        subscription.nothing();
        test.clock.advance(Duration.ofMillis(200));
        assertThat(subscription.event().get("Records")).hasSize(1);
    }

    @Test
    void withoutLimitsNothingIsHeldBack() throws IOException {
        TestStore free = new TestStore();
        free.createStream("s", 1);
        for (int i = 0; i < 20; i++) {
            free.ok("PutRecord", put(1024 * 1024));
            free.ok("DescribeStream", "{\"StreamName\":\"s\"}");
            free.records(free.iterator("s", 0, "TRIM_HORIZON", ""));
        }
    }

    private JsonNode putMany(int records, int bytes) {
        String record = "{\"PartitionKey\":\"k\",\"Data\":\"" + TestStore.base64("x".repeat(bytes)) + "\"}";
        return test.ok(
                "PutRecords",
                "{\"StreamName\":\"s\",\"Records\":[" + String.join(",", Collections.nCopies(records, record)) + "]}");
    }

    private static String put(int bytes) {
        return put("", bytes);
    }

    private static String put(String hashKey, int bytes) {
        return "{\"StreamName\":\"s\",\"PartitionKey\":\"k\"," + hashKey + "\"Data\":\""
                + TestStore.base64("x".repeat(bytes)) + "\"}";
    }
}
