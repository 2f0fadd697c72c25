package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnDemandScalingTest {

    private static final int BUSY = 64;

    private final TestStore test = new TestStore();

    OnDemandScalingTest() throws IOException {}

    @Test
    void aShardThatStaysAboveHalfItsCapacityIsSplitInHalvesWithinFifteenMinutes() {
        onDemand();
        for (int minute = 0; minute < 15; minute++) {
            busyMinute(BUSY);
        }
        List<JsonNode> shards = shards();
        assertThat(shards.size()).isGreaterThanOrEqualTo(6);
        assertThat(shards.get(0).get("SequenceNumberRange").has("EndingSequenceNumber"))
                .isTrue();
        assertThat(shards.get(1).get("SequenceNumberRange").has("EndingSequenceNumber"))
                .isFalse();
        assertThat(shards.get(4).get("ParentShardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(shards.get(5).get("ParentShardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(shards.get(5).get("HashKeyRange").get("StartingHashKey").asText())
                .isEqualTo("42535295865117307932921825928971026432");
    }

    @Test
    void aStreamStaysAsItIsUnderHalfItsCapacityOrAfterAPeak() {
        onDemand();
        for (int minute = 0; minute < 15; minute++) {
            busyMinute(minute % 4 == 3 ? 10 : BUSY);
        }
        assertThat(shards()).hasSize(4);
    }

    @Test
    void aProvisionedStreamNeverSplitsByItself() {
        test.createStream("s", 1);
        for (int minute = 0; minute < 8; minute++) {
            busyMinute(BUSY);
        }
        assertThat(shards()).hasSize(1);
    }

    private void onDemand() {
        test.ok("CreateStream", "{\"StreamName\":\"s\",\"StreamModeDetails\":{\"StreamMode\":\"ON_DEMAND\"}}");
        test.clock.advance(Duration.ofMinutes(1));
    }

    /// Puts so many times 500 records within a minute, all of them to the lowest hash key.
    private void busyMinute(int puts) {
        String record = "{\"PartitionKey\":\"k\",\"ExplicitHashKey\":\"0\",\"Data\":\"\"}";
        String records = String.join(",", Collections.nCopies(500, record));
        for (int i = 0; i < puts; i++) {
            test.ok("PutRecords", "{\"StreamName\":\"s\",\"Records\":[" + records + "]}");
            test.clock.advance(Duration.ofMinutes(1).dividedBy(puts));
        }
        test.store().scale();
    }

    private List<JsonNode> shards() {
        test.clock.advance(Duration.ofSeconds(1));
        List<JsonNode> shards = new ArrayList<>();
        test.ok("ListShards", "{\"StreamName\":\"s\"}").get("Shards").forEach(shards::add);
        return shards;
    }
}
