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
            List<String> acknowledged = new ArrayList<>();
            int attempts = 0;
            for (int i = 0; i < 6; i++) {
                String data = Integer.toString(i).repeat(700_000);
                attempts += stream.put(data).get("Attempts").asInt();
                acknowledged.add(data);
            }
            assertThat(attempts).as("6 puts of 700 kB on a shard of 1 MiB/s").isGreaterThan(6);
            assertThat(SdkClient.texts(stream.records("'TRIM_HORIZON'"))).containsExactlyElementsOf(acknowledged);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThrottledPutThatIsntTriedAgainIsTheExceptionThatNamesTheShard(Sdk sdk) throws Exception {
        try (HydrantServe server = HydrantServe.start(directory, "--limits", "aws");
                SdkClient kinesis = sdk.connect(server, Map.of("AWS_MAX_ATTEMPTS", "1"))) {
            SdkStream stream = SdkStream.create(kinesis);
            stream.put("0".repeat(700_000));
            JsonNode refused = kinesis.refused(
                    "PutRecord",
                    SdkClient.entry("a", new byte[700_000])
                            .put("StreamName", "clicks")
                            .toString());
            assertThat(refused.get("failure").asText()).isEqualTo("ProvisionedThroughputExceededException");
            assertThat(refused.get("message").asText())
                    .isEqualTo(
                            "Rate exceeded for shard shardId-000000000000 in stream clicks under account 000000000000.");
        }
    }
}
