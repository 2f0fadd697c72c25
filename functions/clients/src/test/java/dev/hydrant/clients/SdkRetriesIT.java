package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A program that leaves it to an SDK to try again, as it does where nothing else is said.
class SdkRetriesIT {

    private static final Map<String, String> PATIENT = Map.of("AWS_RETRY_MODE", "standard", "AWS_MAX_ATTEMPTS", "10");

    /// After it a shard rests for six seconds, at 1 MiB a second: longer than the next put is on its way.
    private static final String LARGE = "0123456789ab".repeat(512 * 1024);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void aKilledServerIsRiddenOverAndNothingIsLost(Sdk sdk) throws Exception {
        HydrantServe server = HydrantServe.start(directory);
        try (SdkClient kinesis = sdk.connect(server, PATIENT)) {
            SdkStream stream = SdkStream.create(kinesis);
            List<String> acknowledged = new ArrayList<>();
            String port = Integer.toString(server.port());
            for (int i = 0; i < 40; i++) {
                if (i == 20) {
                    server.kill();
                    server = HydrantServe.start(directory, "--port", port);
                }
                stream.put("record-" + i);
                acknowledged.add("record-" + i);
            }
            assertThat(SdkClient.texts(stream.records("'TRIM_HORIZON'"))).containsAll(acknowledged);
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThrottledPutIsTriedAgainUntilTheShardHasRoom(Sdk sdk) throws Exception {
        try (HydrantServe server = HydrantServe.start(directory, "--limits", "aws");
                SdkClient kinesis = sdk.connect(server, PATIENT)) {
            SdkStream stream = SdkStream.create(kinesis);
            List<String> data = List.of(LARGE, "small", "smaller");
            assertThat(stream.put(LARGE).get("Attempts").asInt()).isEqualTo(1);
            assertThat(stream.put("small").get("Attempts").asInt()).isGreaterThan(1);
            stream.put("smaller");
            assertThat(SdkClient.texts(stream.records("'TRIM_HORIZON'"))).containsExactlyElementsOf(data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThrottledPutThatIsntTriedAgainIsTheExceptionThatNamesTheShard(Sdk sdk) throws Exception {
        try (HydrantServe server = HydrantServe.start(directory, "--limits", "aws");
                SdkClient kinesis = sdk.connect(server, Map.of("AWS_MAX_ATTEMPTS", "1"))) {
            SdkStream stream = SdkStream.create(kinesis);
            stream.put(LARGE);
            JsonNode refused =
                    kinesis.refused("PutRecord", "{'StreamName': 'clicks', 'PartitionKey': 'a', 'Data': 'c21hbGw='}");
            assertThat(refused.get("failure").asText()).isEqualTo("ProvisionedThroughputExceededException");
            assertThat(refused.get("message").asText())
                    .isEqualTo(
                            "Rate exceeded for shard shardId-000000000000 in stream clicks under account 000000000000.");
        }
    }
}
