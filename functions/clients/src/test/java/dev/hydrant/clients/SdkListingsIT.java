package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an SDK does by itself besides single calls: pages, names of failures.
class SdkListingsIT extends OneServer {

    @ParameterizedTest
    @EnumSource
    void paginatorsFindEverythingOnce(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            for (int i = 0; i < 12; i++) {
                kinesis.call("CreateStream", "{'StreamName': 'stream-%02d', 'ShardCount': 1}".formatted(i));
            }
            kinesis.call("CreateStream", "{'StreamName': 'wide', 'ShardCount': 23}");
            kinesis.await("StreamExists", "{'StreamName': 'wide'}");
            JsonNode streams = kinesis.pages("ListStreams", "StreamNames", 5, "{}");
            assertThat(streams.get("pages").asInt()).isEqualTo(3);
            assertThat(streams.get("found")).hasSize(13).doesNotHaveDuplicates();

            if (sdk != Sdk.NODE) { // which has no such paginator
                JsonNode described = kinesis.pages("DescribeStream", "Shards", 7, "{'StreamName': 'wide'}");
                assertThat(described.get("pages").asInt()).isEqualTo(4);
                assertThat(described.get("found")).hasSize(23).doesNotHaveDuplicates();
            }

            String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/wide";
            for (int i = 0; i < 5; i++) {
                kinesis.call("RegisterStreamConsumer", "{'StreamARN': '%s', 'ConsumerName': 'c%d'}".formatted(arn, i));
            }
            JsonNode consumers =
                    kinesis.pages("ListStreamConsumers", "Consumers", 2, "{'StreamARN': '%s'}".formatted(arn));
            assertThat(consumers.get("pages").asInt()).isEqualTo(3);
            assertThat(consumers.get("found")).hasSize(5).doesNotHaveDuplicates();
        }
    }

    /// By hand: boto3's paginator sends `StreamName` again, which AWS refuses beside `NextToken`; the others have none.
    @ParameterizedTest
    @EnumSource
    void pagesOfShardsAreChainedByTheirToken(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            kinesis.call("CreateStream", "{'StreamName': 'wide', 'ShardCount': 23}");
            kinesis.await("StreamExists", "{'StreamName': 'wide'}");
            List<JsonNode> shards = new ArrayList<>();
            JsonNode page = kinesis.call("ListShards", "{'StreamName': 'wide', 'MaxResults': 7}");
            page.get("Shards").forEach(shards::add);
            while (page.has("NextToken")) {
                page = kinesis.call(
                        "ListShards",
                        "{'MaxResults': 7, 'NextToken': '%s'}"
                                .formatted(page.get("NextToken").asText()));
                page.get("Shards").forEach(shards::add);
            }
            assertThat(shards).hasSize(23).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failuresAreTheClassesThatTheSdkKnowsByName(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            JsonNode absent = kinesis.refused("DescribeStream", "{'StreamName': 'absent'}");
            assertThat(absent.get("failure").asText()).isEqualTo("ResourceNotFoundException");
            assertThat(absent.get("message").asText()).isEqualTo("Stream absent under account 000000000000 not found.");
            assertThat(absent.get("status").asInt()).isEqualTo(400);
            kinesis.call("CreateStream", "{'StreamName': 'clicks', 'ShardCount': 1}");
            assertThat(failure(kinesis, "CreateStream", "{'StreamName': 'clicks', 'ShardCount': 1}"))
                    .isEqualTo("ResourceInUseException");
            assertThat(failure(kinesis, "CreateStream", "{'StreamName': 'two words', 'ShardCount': 1}"))
                    .isEqualTo("ValidationException");
            assertThat(failure(kinesis, "GetRecords", "{'ShardIterator': 'nonsense'}"))
                    .isEqualTo("InvalidArgumentException");
        }
    }

    private static String failure(SdkClient kinesis, String operation, String parameters) {
        return kinesis.refused(operation, parameters).get("failure").asText();
    }
}
