package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {

    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

    private final TestStore test = new TestStore();

    StreamSettingsTest() throws IOException {}

    @Test
    void aLongerRetentionKeepsWhatIsThereAndResurrectsNothing() throws IOException {
        test.createStream("s", 1);
        test.put("s", "k", "expired");
        test.clock.advance(Duration.ofHours(25));
        test.put("s", "k", "kept");
        test.ok("IncreaseStreamRetentionPeriod", hours(48));
        test.clock.advance(Duration.ofHours(30));
        assertThat(read()).containsExactly("kept");
        test.losePower();
        assertThat(read()).containsExactly("kept");
        assertThat(summary().get("RetentionPeriodHours").asInt()).isEqualTo(48);
        test.ok("DecreaseStreamRetentionPeriod", hours(24));
        assertThat(read()).isEmpty();
        test.ok("IncreaseStreamRetentionPeriod", hours(8760));
        assertThat(read()).isEmpty();
    }

    @Test
    void aRetentionOutOfRangeOrDirectionIsRefusedInAwsWords() {
        test.createStream("s", 1);
        assertThat(test.error("IncreaseStreamRetentionPeriod", hours(23)))
                .isEqualTo("InvalidArgumentException Minimum allowed retention period is 24 hours. Requested retention"
                        + " period (23 hours) is too short.");
        assertThat(test.error("IncreaseStreamRetentionPeriod", hours(8761)))
                .isEqualTo(
                        "InvalidArgumentException Maximum allowed retention period is 8760 hours. Requested retention"
                                + " period (8761 hours) is too long.");
        assertThat(test.error("DecreaseStreamRetentionPeriod", hours(25)))
                .isEqualTo(
                        "InvalidArgumentException Requested retention period (25 hours) for stream s can not be longer"
                                + " than existing retention period (24 hours). Use IncreaseRetentionPeriod API.");
        test.ok("IncreaseStreamRetentionPeriod", hours(48));
        assertThat(test.error("IncreaseStreamRetentionPeriod", hours(30)))
                .isEqualTo("InvalidArgumentException Requested retention period (30 hours) for stream s can not be"
                        + " shorter than existing retention period (48 hours). Use DecreaseRetentionPeriod API.");
    }

    @Test
    void trimmingWaitsForEachStreamsRetention() throws IOException {
        TestStore small = new TestStore(StoreSettings.defaults().withFileBytes(500), new Random(1));
        small.createStream("s", 1);
        small.ok("IncreaseStreamRetentionPeriod", hours(72));
        for (int i = 0; i < 20; i++) {
            small.put("s", "k", "d" + i);
        }
        small.clock.advance(Duration.ofDays(2));
        small.store().trim();
        assertThat(small.data(small.records(small.iterator("s", 0, "TRIM_HORIZON", ""))))
                .hasSize(20);
    }

    @Test
    void theModeIsSwitchedTwiceADayAtMost() {
        test.createStream("s", 2);
        for (String mode : new String[] {"ON_DEMAND", "PROVISIONED"}) {
            test.ok("UpdateStreamMode", mode(mode));
            assertThat(summary().get("StreamStatus").asText()).isEqualTo("UPDATING");
            test.clock.advance(Duration.ofSeconds(1));
            assertThat(summary().at("/StreamModeDetails/StreamMode").asText()).isEqualTo(mode);
        }
        assertThat(summary().get("OpenShardCount").asInt()).isEqualTo(2);
        assertThat(test.error("UpdateStreamMode", mode("ON_DEMAND"))).startsWith("LimitExceededException");
        test.clock.advance(Duration.ofHours(24));
        test.ok("UpdateStreamMode", mode("ON_DEMAND"));
    }

    @Test
    void theLargestRecordIsWhatTheStreamSays() {
        test.ok("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1,\"MaxRecordSizeInKiB\":1024}");
        test.clock.advance(Duration.ofSeconds(1));
        String large = "x".repeat(2 * 1024 * 1024);
        String body = "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"" + TestStore.base64(large) + "\"}";
        assertThat(test.error("PutRecord", body))
                .isEqualTo("ValidationException 1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0"
                        + " lim=2097152 cap=2097152]' at 'data' failed to satisfy constraint: Member must have length"
                        + " less than or equal to 1048576");
        assertThat(test.error(
                        "PutRecords",
                        "{\"StreamName\":\"s\",\"Records\":[{\"Data\":\"\",\"PartitionKey\":\"k\"}," + body + "]}"))
                .startsWith("ValidationException 1 validation error detected: Value")
                .contains("at 'records.2.member.data' failed to satisfy constraint: Member must have length less than");
        test.ok("UpdateMaxRecordSize", "{\"StreamARN\":\"" + ARN + "\",\"MaxRecordSizeInKiB\":4096}");
        test.clock.advance(Duration.ofSeconds(1));
        test.ok("PutRecord", body);
        assertThat(summary().get("MaxRecordSizeInKiB").asInt()).isEqualTo(4096);
    }

    @Test
    void warmThroughputNeedsTheAccountsCommitmentAndGivesShards() {
        test.ok("CreateStream", "{\"StreamName\":\"s\"}");
        test.clock.advance(Duration.ofSeconds(1));
        String warm = "{\"StreamARN\":\"" + ARN + "\",\"WarmThroughputMiBps\":10}";
        assertThat(test.error("UpdateStreamWarmThroughput", warm)).startsWith("ValidationException");
        assertThat(commitment(test.ok("DescribeAccountSettings", "{}"))).isEqualTo("DISABLED");
        assertThat(commitment(test.ok("UpdateAccountSettings", commit("ENABLED"))))
                .isEqualTo("ENABLED");
        JsonNode answer = test.ok("UpdateStreamWarmThroughput", warm);
        assertThat(answer.at("/WarmThroughput/CurrentMiBps").asInt()).isEqualTo(4);
        assertThat(answer.at("/WarmThroughput/TargetMiBps").asInt()).isEqualTo(10);
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(summary().get("OpenShardCount").asInt()).isEqualTo(10);
        assertThat(commitment(test.ok("UpdateAccountSettings", commit("DISABLED"))))
                .isEqualTo("ENABLED_UNTIL_EARLIEST_ALLOWED_END");
        test.clock.advance(Duration.ofHours(24));
        assertThat(commitment(test.ok("DescribeAccountSettings", "{}"))).isEqualTo("DISABLED");
    }

    @Test
    void metricsAreEnabledAndDisabledByName() {
        test.createStream("s", 1);
        JsonNode enabled = test.ok("EnableEnhancedMonitoring", metrics("\"IncomingBytes\",\"OutgoingBytes\""));
        assertThat(enabled.get("CurrentShardLevelMetrics")).isEmpty();
        assertThat(enabled.get("DesiredShardLevelMetrics").toString())
                .isEqualTo("[\"IncomingBytes\",\"OutgoingBytes\"]");
        test.ok("DisableEnhancedMonitoring", metrics("\"OutgoingBytes\""));
        assertThat(summary().at("/EnhancedMonitoring/0/ShardLevelMetrics").toString())
                .isEqualTo("[\"IncomingBytes\"]");
        assertThat(test.ok("EnableEnhancedMonitoring", metrics("\"ALL\"")).get("DesiredShardLevelMetrics"))
                .hasSize(7);
    }

    @Test
    void limitsCountShardsAndOnDemandStreams() {
        test.createStream("s", 3);
        test.ok("CreateStream", "{\"StreamName\":\"d\"}");
        JsonNode limits = test.ok("DescribeLimits", "{}");
        assertThat(limits.get("OpenShardCount").asInt()).isEqualTo(3);
        assertThat(limits.get("OnDemandStreamCount").asInt()).isEqualTo(1);
        assertThat(test.error("CreateStream", "{\"StreamName\":\"x\",\"ShardCount\":9998}"))
                .startsWith("LimitExceededException This request would exceed the shard limit for the account"
                        + " 000000000000 in us-east-1. Current shard count for the account: 3. Limit: 10000.");
        assertThat(test.error("CreateStream", "{\"StreamName\":\"x\",\"ShardCount\":100000}"))
                .contains("Number of additional shards that would have resulted from this request: 100000.");
        assertThat(test.error("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":100000}"))
                .isEqualTo("ResourceInUseException Stream s under account 000000000000 already exists.");
    }

    private Iterable<String> read() {
        return test.data(test.records(test.iterator("s", 0, "TRIM_HORIZON", "")));
    }

    private JsonNode summary() {
        return test.ok("DescribeStreamSummary", "{\"StreamName\":\"s\"}").get("StreamDescriptionSummary");
    }

    private static String hours(int hours) {
        return "{\"StreamName\":\"s\",\"RetentionPeriodHours\":" + hours + "}";
    }

    private static String mode(String mode) {
        return "{\"StreamARN\":\"" + ARN + "\",\"StreamModeDetails\":{\"StreamMode\":\"" + mode + "\"}}";
    }

    private static String commit(String status) {
        return "{\"MinimumThroughputBillingCommitment\":{\"Status\":\"" + status + "\"}}";
    }

    private static String commitment(JsonNode answer) {
        return answer.at("/MinimumThroughputBillingCommitment/Status").asText();
    }

    private static String metrics(String names) {
        return "{\"StreamName\":\"s\",\"ShardLevelMetrics\":[" + names + "]}";
    }
}
