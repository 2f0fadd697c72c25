package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReshardTest {

    private static final String STREAM = "{\"StreamName\":\"s\"}";

    private final TestStore test = new TestStore();

    ReshardTest() throws IOException {}

    @Test
    void aShardThatIsSplitTakesRecordsUntilTheStreamIsActiveAgain() {
        test.createStream("s", 1);
        split(0, "2");
        assertThat(status()).isEqualTo("UPDATING");
        assertThat(shards()).hasSize(1);
        assertThat(putAt("1")).isEqualTo("shardId-000000000000");
        assertThat(test.error("SplitShard", split("0", "2")))
                .isEqualTo("ResourceInUseException Stream s under account 000000000000 not ACTIVE, instead in state"
                        + " UPDATING");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(putAt("1")).isEqualTo("shardId-000000000001");
        assertThat(putAt("2")).isEqualTo("shardId-000000000002");
    }

    @Test
    void childrenOfASplitFollowTheirParent() {
        test.createStream("s", 1);
        split(0, "1000");
        test.clock.advance(Duration.ofSeconds(1));
        List<JsonNode> shards = shards();
        SequenceNumber ending = number(shards.get(0), "EndingSequenceNumber");
        assertThat(ending.counter()).isEqualTo(0x7fffffffffffffffL);
        for (int child = 1; child <= 2; child++) {
            assertThat(shards.get(child).get("ParentShardId").asText()).isEqualTo("shardId-000000000000");
            assertThat(shards.get(child).has("AdjacentParentShardId")).isFalse();
            SequenceNumber starting = number(shards.get(child), "StartingSequenceNumber");
            assertThat(starting.createdSeconds()).isEqualTo(ending.arrivalSeconds() + 1);
            assertThat(starting.counter()).isZero();
        }
        assertThat(shards.get(1).at("/HashKeyRange/EndingHashKey").asText()).isEqualTo("999");
        assertThat(shards.get(2).at("/HashKeyRange/StartingHashKey").asText()).isEqualTo("1000");
    }

    @Test
    void aFullDiskDelaysAReshardingAndNoReader() {
        test.createStream("s", 1);
        test.put("s", "k", "a");
        split(0, "1000");
        test.records.setCapacity(test.records.size());
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo("UPDATING");
        assertThat(shards()).hasSize(1);
        assertThat(test.data(test.records(test.iterator("s", 0, "TRIM_HORIZON", ""))))
                .containsExactly("a");
        test.createStream("other", 1);
        assertThat(test.ok("ListStreams", "{}").get("StreamNames")).hasSize(2);
        test.records.setCapacity(Long.MAX_VALUE);
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(shards()).hasSize(3);
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void mergedShardsBecomeOneWithBothAsParents() {
        test.createStream("s", 3);
        test.ok(
                "MergeShards",
                "{\"StreamName\":\"s\",\"ShardToMerge\":\"1\",\"AdjacentShardToMerge\":\"shardId-000000000002\"}");
        test.clock.advance(Duration.ofSeconds(1));
        JsonNode merged = shards().get(3);
        assertThat(merged.get("ParentShardId").asText()).isEqualTo("shardId-000000000001");
        assertThat(merged.get("AdjacentParentShardId").asText()).isEqualTo("shardId-000000000002");
        assertThat(summary().get("OpenShardCount").asInt()).isEqualTo(2);
        assertThat(putAt(HashKeys.MAX.toString())).isEqualTo("shardId-000000000003");
    }

    @Test
    void whatCannotBeSplitOrMergedIsRefusedInAwsWords() {
        test.createStream("s", 3);
        assertThat(test.error("SplitShard", split("0", "1")))
                .isEqualTo("InvalidArgumentException NewStartingHashKey 1 used in SplitShard() on shard"
                        + " shardId-000000000000 in stream s under account 000000000000 is not both greater than one"
                        + " plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey"
                        + " 113427455640312821154458202477256070484.");
        assertThat(test.error("SplitShard", split("7", "1")))
                .isEqualTo("ResourceNotFoundException Could not find shard shardId-000000000007 in stream s under"
                        + " account 000000000000.");
        assertThat(test.error(
                        "SplitShard", "{\"StreamName\":\"no\",\"ShardToSplit\":\"x\",\"NewStartingHashKey\":\"1\"}"))
                .isEqualTo("ResourceNotFoundException Could not find shard x in stream no under account 000000000000.");
        assertThat(test.error("MergeShards", merge(0, 2)))
                .isEqualTo("InvalidArgumentException Shards shardId-000000000000 and shardId-000000000002 in stream s"
                        + " under account 000000000000 are not an adjacent pair of shards eligible for merging");
        test.ok("MergeShards", merge(0, 1));
        assertThat(test.error("MergeShards", merge(0, 7)))
                .isEqualTo("ResourceInUseException Stream s under account 000000000000 not ACTIVE, instead in state"
                        + " UPDATING");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(test.error("MergeShards", merge(1, 2)))
                .startsWith("ResourceInUseException Shard shardId-000000000001 in stream s under account 000000000000"
                        + " has already been merged or split");
    }

    @Test
    void anOnDemandStreamsShardsAreItsOwnAffair() {
        test.ok("CreateStream", "{\"StreamName\":\"s\",\"StreamModeDetails\":{\"StreamMode\":\"ON_DEMAND\"}}");
        test.clock.advance(Duration.ofSeconds(1));
        for (String operation : List.of("SplitShard", "UpdateShardCount")) {
            String body = operation.equals("SplitShard") ? split("0", "5") : count(8);
            assertThat(test.error(operation, body))
                    .isEqualTo("ValidationException Request is invalid. Stream s under account 000000000000 is in"
                            + " On-Demand mode.");
        }
    }

    @Test
    void scalingEndsWithEqualRangesBySplitsAndMergesOnly() {
        for (int[] step : new int[][] {{1, 2}, {2, 4}, {3, 4}, {5, 3}, {4, 2}, {7, 9}, {10, 10}}) {
            String name = "s" + step[0] + "-" + step[1];
            test.createStream(name, step[0]);
            JsonNode answer = test.ok("UpdateShardCount", count(name, step[1]));
            assertThat(answer.get("CurrentShardCount").asInt()).isEqualTo(step[0]);
            assertThat(answer.get("TargetShardCount").asInt()).isEqualTo(step[1]);
            test.clock.advance(Duration.ofSeconds(1));
            StoredStream stream = test.store().find(name).orElseThrow();
            assertThat(stream.openShards().stream().map(Shard::range).toList()).isEqualTo(HashKeys.split(step[1]));
            for (Shard shard : stream.shards()) {
                List<HashRange> parents = shard.parents().stream()
                        .map(parent -> stream.shards().get(parent).range())
                        .toList();
                if (parents.size() == 2) {
                    assertThat(shard.range().start()).isEqualTo(parents.get(0).start());
                    assertThat(shard.range().end()).isEqualTo(parents.get(1).end());
                    assertThat(parents.get(0).isFollowedBy(parents.get(1))).isTrue();
                } else if (parents.size() == 1) {
                    assertThat(parents.get(0).contains(shard.range().start())).isTrue();
                    assertThat(parents.get(0).contains(shard.range().end())).isTrue();
                }
            }
        }
    }

    @Test
    void scalingIsLimitedByFactorAndByDay() {
        test.createStream("s", 4);
        assertThat(test.error("UpdateShardCount", count(9)))
                .isEqualTo("LimitExceededException UpdateShardCount cannot scale up over double your current open shard"
                        + " count. Current open shard count: 4, Target shard count: 9");
        assertThat(test.error("UpdateShardCount", count(1)))
                .isEqualTo("LimitExceededException UpdateShardCount cannot scale down below half your current open"
                        + " shard count. Current open shard count: 4, Target shard count: 1");
        for (int i = 0; i < 10; i++) {
            test.ok("UpdateShardCount", count(i % 2 == 0 ? 5 : 4));
            test.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(test.error("UpdateShardCount", count(5))).startsWith("LimitExceededException");
        test.clock.advance(Duration.ofHours(24));
        test.ok("UpdateShardCount", count(5));
    }

    @Test
    void aReaderIsLedFromAParentToItsChildren() {
        test.createStream("s", 1);
        test.put("s", "k", "a");
        test.put("s", "k", "b");
        String iterator = test.iterator("s", 0, "TRIM_HORIZON", "");
        split(0, "1000");
        test.clock.advance(Duration.ofSeconds(1));
        JsonNode first = test.ok("GetRecords", "{\"Limit\":1,\"ShardIterator\":\"" + iterator + "\"}");
        assertThat(first.has("ChildShards")).isFalse();
        JsonNode last = test.records(first.get("NextShardIterator").asText());
        assertThat(test.data(last)).containsExactly("b");
        assertThat(last.has("NextShardIterator")).isFalse();
        List<String> children = new ArrayList<>();
        for (JsonNode child : last.get("ChildShards")) {
            assertThat(child.get("ParentShards").toString()).isEqualTo("[\"shardId-000000000000\"]");
            children.add(child.get("ShardId").asText());
        }
        assertThat(children).containsExactly("shardId-000000000001", "shardId-000000000002");
    }

    @Test
    void listingsAtATimeCoverAllHashKeysWheneverItWas() {
        test.createStream("s", 1);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            times.add(test.clock.millis());
            test.clock.advance(Duration.ofSeconds(5));
            split(shards().size() - 1, HashKeys.MAX.shiftRight(3 - i).toString());
            test.clock.advance(Duration.ofSeconds(5));
        }
        times.add(test.clock.millis());
        for (int i = 0; i < times.size(); i++) {
            assertThat(filtered("AT_TIMESTAMP", times.get(i)))
                    .as("at time %d", i)
                    .hasSize(i + 1);
        }
        assertThat(filtered("AT_LATEST", null)).hasSize(4);
        assertThat(filtered("AT_TRIM_HORIZON", null)).hasSize(1);
        assertThat(filtered("FROM_TRIM_HORIZON", null)).hasSize(7);
        assertThat(filtered("FROM_TIMESTAMP", times.get(2))).hasSize(5);
    }

    @Test
    void aShardWhoseRecordsHaveAllExpiredIsNotShown() {
        test.createStream("s", 1);
        split(0, "1000");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(shards()).hasSize(3);
        test.clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(shards())
                .extracting(shard -> shard.get("ShardId").asText())
                .containsExactly("shardId-000000000001", "shardId-000000000002");
    }

    @Test
    void reshardedStreamsSurviveAPowerLossAtAnyTime() throws IOException {
        test.createStream("s", 2);
        test.ok("UpdateShardCount", count(3));
        test.losePower();
        assertThat(status()).isEqualTo("UPDATING");
        test.clock.advance(Duration.ofSeconds(1));
        String shards = shards().toString();
        test.put("s", "k", "a");
        test.losePower();
        assertThat(shards()).hasToString(shards);
        assertThat(summary().get("OpenShardCount").asInt()).isEqualTo(3);
    }

    private void split(int shard, String key) {
        test.ok("SplitShard", split(Integer.toString(shard), key));
    }

    private static String split(String shard, String key) {
        return "{\"StreamName\":\"s\",\"ShardToSplit\":\"" + shard + "\",\"NewStartingHashKey\":\"" + key + "\"}";
    }

    private static String merge(int shard, int adjacent) {
        return "{\"StreamName\":\"s\",\"ShardToMerge\":\"" + shard + "\",\"AdjacentShardToMerge\":\"" + adjacent
                + "\"}";
    }

    private static String count(int shards) {
        return count("s", shards);
    }

    private static String count(String stream, int shards) {
        return "{\"StreamName\":\"" + stream + "\",\"TargetShardCount\":" + shards
                + ",\"ScalingType\":\"UNIFORM_SCALING\"}";
    }

    private String putAt(String hashKey) {
        return test.ok(
                        "PutRecord",
                        "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"\",\"ExplicitHashKey\":\"" + hashKey
                                + "\"}")
                .get("ShardId")
                .asText();
    }

    private JsonNode summary() {
        return test.ok("DescribeStreamSummary", STREAM).get("StreamDescriptionSummary");
    }

    private String status() {
        return summary().get("StreamStatus").asText();
    }

    private List<JsonNode> shards() {
        List<JsonNode> shards = new ArrayList<>();
        test.ok("ListShards", STREAM).get("Shards").forEach(shards::add);
        return shards;
    }

    private List<String> filtered(String type, @Nullable Long millis) {
        String timestamp = millis == null ? "" : ",\"Timestamp\":" + millis / 1000.0;
        List<String> ids = new ArrayList<>();
        test.ok("ListShards", "{\"StreamName\":\"s\",\"ShardFilter\":{\"Type\":\"" + type + "\"" + timestamp + "}}")
                .get("Shards")
                .forEach(shard -> ids.add(shard.get("ShardId").asText()));
        return ids;
    }

    private static SequenceNumber number(JsonNode shard, String which) {
        return SequenceNumber.parse(shard.at("/SequenceNumberRange/" + which).asText());
    }
}
