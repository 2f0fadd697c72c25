package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.shardstore.traffic.PrometheusText;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final TestStore test = new TestStore(StoreSettings.defaults().with(Limits.AWS), new Random(1));

    MetricsTest() throws IOException {}

    @Test
    void whatGoesInAndOutOfAStreamIsCounted() {
        test.createStream("s", 1);
        test.put("s", "key", "seven b");
        test.ok(
                "PutRecords",
                "{\"StreamName\":\"s\",\"Records\":[{\"PartitionKey\":\"key\",\"Data\":\""
                        + TestStore.base64("ten bytes.") + "\"}]}");
        test.clock.advance(Duration.ofMillis(250));
        test.ok("GetRecords", "{\"Limit\":1,\"ShardIterator\":\"" + test.iterator("s", 0, "TRIM_HORIZON", "") + "\"}");
        assertThat(metrics())
                .contains("# TYPE IncomingBytes counter\nIncomingBytes{StreamName=\"s\"} 17\n")
                .contains("\nIncomingRecords{StreamName=\"s\"} 2\n")
                .contains("\nOutgoingBytes{StreamName=\"s\"} 7\n")
                .contains("\nOutgoingRecords{StreamName=\"s\"} 1\n")
                .contains("\nIteratorAgeMilliseconds{StreamName=\"s\"} 250\n")
                .contains("\nPutRecord_Bytes{StreamName=\"s\"} 7\n")
                .contains("\nPutRecord_Success_sum{StreamName=\"s\"} 1\n")
                .contains("\nPutRecords_SuccessfulRecords{StreamName=\"s\"} 1\n")
                .contains("\nGetRecords_Records{StreamName=\"s\"} 1\n")
                .contains("\nGetRecords_Latency_count{StreamName=\"s\"} 1\n")
                .doesNotContain("ShardId");
        test.records(test.iterator("s", 0, "TRIM_HORIZON", ""));
        assertThat(metrics()).contains("\nIteratorAgeMilliseconds{StreamName=\"s\"} 0\n");
    }

    @Test
    void whatLimitsRefuseIsCounted() {
        test.createStream("s", 1);
        test.put("s", "k", "x".repeat(1024 * 1024));
        test.error(
                "PutRecord",
                "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"" + TestStore.base64("xx") + "\"}");
        assertThat(metrics())
                .contains("\nWriteProvisionedThroughputExceeded{StreamName=\"s\"} 1\n")
                .contains("\nPutRecord_Success_sum{StreamName=\"s\"} 1\n")
                .contains("\nPutRecord_Success_count{StreamName=\"s\"} 2\n")
                .contains("\nIncomingRecords{StreamName=\"s\"} 1\n");
    }

    @Test
    void enhancedMonitoringShowsWhatIsAskedForOfEachShard() {
        test.createStream("s", 2);
        test.put("s", "k", "abc");
        test.ok("EnableEnhancedMonitoring", "{\"StreamName\":\"s\",\"ShardLevelMetrics\":[\"IncomingBytes\"]}");
        assertThat(metrics())
                .contains("\nIncomingBytes{StreamName=\"s\",ShardId=\"shardId-000000000001\"} 3\n")
                .doesNotContain("IncomingRecords{StreamName=\"s\",ShardId");
        test.ok("DisableEnhancedMonitoring", "{\"StreamName\":\"s\",\"ShardLevelMetrics\":[\"ALL\"]}");
        assertThat(metrics()).doesNotContain("ShardId");
    }

    @Test
    void aDeletedStreamShowsNoMore() {
        test.createStream("s", 1);
        test.put("s", "k", "abc");
        test.ok("DeleteStream", "{\"StreamName\":\"s\"}");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(metrics()).isEmpty();
    }

    private String metrics() {
        return PrometheusText.of(test.store().series());
    }
}
