package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private final TestStore test = new TestStore();

    StreamsTest() throws IOException {}

    @Test
    void aStreamIsCreatingThenActive() {
        test.ok("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":2}");
        JsonNode creating = test.ok("DescribeStream", "{\"StreamName\":\"s\"}").get("StreamDescription");
        assertThat(creating.get("StreamStatus").asText()).isEqualTo("CREATING");
        assertThat(creating.get("Shards")).isEmpty();
        assertThat(test.error("PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"\"}"))
                .startsWith("ResourceNotFoundException");
        test.clock.advance(Duration.ofSeconds(1));
        JsonNode active = test.ok("DescribeStream", "{\"StreamName\":\"s\"}").get("StreamDescription");
        assertThat(active.get("StreamStatus").asText()).isEqualTo("ACTIVE");
        assertThat(active.get("StreamARN").asText()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/s");
        assertThat(active.at("/Shards/0/HashKeyRange/EndingHashKey").asText())
                .isEqualTo("170141183460469231731687303715884105727");
        assertThat(active.at("/Shards/1/HashKeyRange/EndingHashKey").asText())
                .isEqualTo("340282366920938463463374607431768211455");
        assertThat(active.at("/Shards/1/ShardId").asText()).isEqualTo("shardId-000000000001");
        assertThat(active.at("/Shards/0/SequenceNumberRange/StartingSequenceNumber")
                        .asText())
                .isEqualTo("49646437577108476416916876405825929425585429676275269634");
    }

    @Test
    void aNameIsTakenUntilItsDeletionIsOver() {
        test.createStream("s", 1);
        assertThat(test.error("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}"))
                .isEqualTo("ResourceInUseException Stream s under account 000000000000 already exists.");
        test.ok("DeleteStream", "{\"StreamName\":\"s\"}");
        assertThat(test.error("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}"))
                .startsWith("ResourceInUseException");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(test.error("DescribeStream", "{\"StreamName\":\"s\"}"))
                .isEqualTo("ResourceNotFoundException Stream s under account 000000000000 not found.");
        test.createStream("s", 3);
        assertThat(test.ok("DescribeStreamSummary", "{\"StreamName\":\"s\"}")
                        .at("/StreamDescriptionSummary/OpenShardCount")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aStreamMadeAgainHoldsNothingOfTheOldOne() {
        test.createStream("s", 1);
        test.put("s", "k", "old");
        test.ok("DeleteStream", "{\"StreamName\":\"s\"}");
        test.clock.advance(Duration.ofSeconds(1));
        test.createStream("s", 1);
        assertThat(test.data(test.records(test.iterator("s", 0, "TRIM_HORIZON", ""))))
                .isEmpty();
    }

    @Test
    void aStreamWithoutShardCountIsOnDemandWithFourShards() {
        test.ok("CreateStream", "{\"StreamName\":\"s\"}");
        test.clock.advance(Duration.ofSeconds(1));
        JsonNode summary = test.ok(
                        "DescribeStreamSummary",
                        "{\"StreamARN\":" + "\"arn:aws:kinesis:us-east-1:000000000000:stream/s\"}")
                .get("StreamDescriptionSummary");
        assertThat(summary.at("/StreamModeDetails/StreamMode").asText()).isEqualTo("ON_DEMAND");
        assertThat(summary.get("OpenShardCount").asInt()).isEqualTo(4);
    }

    @Test
    void streamsAreListedPageByPage() {
        for (String name : new String[] {"c", "a", "b"}) {
            test.createStream(name, 1);
        }
        JsonNode first = test.ok("ListStreams", "{\"Limit\":2}");
        assertThat(first.get("StreamNames").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(first.get("HasMoreStreams").asBoolean()).isTrue();
        JsonNode second = test.ok("ListStreams", "{\"NextToken\":" + first.get("NextToken") + "}");
        assertThat(second.get("StreamNames").toString()).isEqualTo("[\"c\"]");
        assertThat(second.get("HasMoreStreams").asBoolean()).isFalse();
    }

    @Test
    void shardsAreDescribedFromTheOneBehindThatOfAnId() {
        test.createStream("s", 3);
        JsonNode rest = test.ok("DescribeStream", "{\"StreamName\":\"s\",\"ExclusiveStartShardId\":\"0\",\"Limit\":1}");
        assertThat(rest.at("/StreamDescription/Shards/0/ShardId").asText()).isEqualTo("shardId-000000000001");
        assertThat(rest.at("/StreamDescription/HasMoreShards").asBoolean()).isTrue();
        for (String operation : new String[] {"DescribeStream", "ListShards"}) {
            assertThat(test.error(operation, "{\"StreamName\":\"s\",\"ExclusiveStartShardId\":\"abc\"}"))
                    .isEqualTo("ResourceNotFoundException Could not find shard abc in stream s under account"
                            + " 000000000000.");
        }
    }

    @Test
    void shardsAreListedPageByPageWithTokensThatExpire() {
        test.createStream("s", 5);
        JsonNode first = test.ok("ListShards", "{\"StreamName\":\"s\",\"MaxResults\":3}");
        assertThat(first.get("Shards")).hasSize(3);
        String next = "{\"NextToken\":" + first.get("NextToken") + "}";
        assertThat(test.ok("ListShards", next).get("Shards")).hasSize(2);
        for (String said : new String[] {
            "\"StreamName\":\"s\"",
            "\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/s\"",
            "\"ExclusiveStartShardId\":\"0\"",
            "\"StreamCreationTimestamp\":1700000000",
            "\"ShardFilter\":{\"Type\":\"AT_LATEST\"}"
        }) {
            assertThat(test.error("ListShards", next.substring(0, next.length() - 1) + "," + said + "}"))
                    .isEqualTo("InvalidArgumentException NextToken and " + said.substring(1, said.indexOf(':') - 1)
                            + " cannot be provided together.");
        }
        test.clock.advance(Duration.ofMinutes(6));
        assertThat(test.error("ListShards", next)).startsWith("ExpiredNextTokenException");
        assertThat(test.error("ListShards", "{\"NextToken\":\"made up\"}")).startsWith("InvalidArgumentException");
        assertThat(test.error("ListShards", "{}"))
                .isEqualTo("InvalidArgumentException Either NextToken or StreamName should be provided.");
    }

    @Test
    void streamsSurviveAPowerLoss() throws IOException {
        test.createStream("kept", 2);
        test.createStream("deleted", 1);
        test.ok("DeleteStream", "{\"StreamName\":\"deleted\"}");
        String shards = test.ok("ListShards", "{\"StreamName\":\"kept\"}").toString();
        test.losePower();
        assertThat(test.ok("ListStreams", "{}").get("StreamNames").toString()).isEqualTo("[\"deleted\",\"kept\"]");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(test.ok("ListStreams", "{}").get("StreamNames").toString()).isEqualTo("[\"kept\"]");
        assertThat(test.ok("ListShards", "{\"StreamName\":\"kept\"}")).hasToString(shards);
    }

    @Test
    void aHiddenStreamIsNowhereToBeSeen() {
        test.store().create(StreamSpec.hidden("firehose:x"));
        assertThat(test.ok("ListStreams", "{}").get("StreamNames")).isEmpty();
        assertThat(test.error("DescribeStream", "{\"StreamName\":\"firehose:x\"}"))
                .startsWith("ValidationException");
        assertThat(test.error(
                        "DescribeStream",
                        "{\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/firehose:x\"}"))
                .startsWith("ResourceNotFoundException");
    }
}
