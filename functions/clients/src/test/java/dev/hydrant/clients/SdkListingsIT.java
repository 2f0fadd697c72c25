package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What an SDK does by itself besides single calls: pages, names of failures.
@ParameterizedClass
@EnumSource
class SdkListingsIT {

    private final Sdk sdk;

    @TempDir
    private Path directory;

    private HydrantServe server;
    private SdkClient kinesis;

    SdkListingsIT(Sdk sdk) {
        this.sdk = sdk;
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = HydrantServe.start(directory);
        kinesis = sdk.connect(server, Map.of("AWS_MAX_ATTEMPTS", "1"));
    }

    @AfterEach
    void kill() {
        kinesis.close();
        server.close();
    }

    @Test
    void paginatorsFindEverythingOnce() {
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
        JsonNode consumers = kinesis.pages("ListStreamConsumers", "Consumers", 2, "{'StreamARN': '%s'}".formatted(arn));
        assertThat(consumers.get("pages").asInt()).isEqualTo(3);
        assertThat(consumers.get("found")).hasSize(5).doesNotHaveDuplicates();
    }

    /// By hand: boto3's paginator sends `StreamName` again, which AWS refuses beside `NextToken`; the others have none.
    @Test
    void pagesOfShardsAreChainedByTheirToken() {
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

    @Test
    void failuresAreTheClassesThatTheSdkKnowsByName() {
        JsonNode absent = kinesis.refused("DescribeStream", "{'StreamName': 'absent'}");
        assertThat(absent.get("failure").asText()).isEqualTo("ResourceNotFoundException");
        assertThat(absent.get("message").asText()).isEqualTo("Stream absent under account 000000000000 not found.");
        assertThat(absent.get("status").asInt()).isEqualTo(400);
        kinesis.call("CreateStream", "{'StreamName': 'clicks', 'ShardCount': 1}");
        assertThat(failure("CreateStream", "{'StreamName': 'clicks', 'ShardCount': 1}"))
                .isEqualTo("ResourceInUseException");
        assertThat(failure("CreateStream", "{'StreamName': 'two words', 'ShardCount': 1}"))
                .isEqualTo("ValidationException");
        assertThat(failure("GetRecords", "{'ShardIterator': 'nonsense'}")).isEqualTo("InvalidArgumentException");
    }

    private String failure(String operation, String parameters) {
        return kinesis.refused(operation, parameters).get("failure").asText();
    }
}
