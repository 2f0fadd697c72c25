package dev.hydrant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of `localstack/` do what they say.
///
/// They need Docker and the command lines of AWS and SAM; LocalStack is at `HYDRANT_TEST_LOCALSTACK_ENDPOINT`, and
/// functions that it runs find its S3 at `HYDRANT_TEST_LOCALSTACK_S3`. `.tools/servers start sam` says where.
class PagesNativeServersIT {

    private static final String PARQUET = "PAR1";

    @TempDir
    Path directory;

    @Test
    void anEventFromAFileIsDeliveredFromSamsContainer() throws Exception {
        try (Lake lake = Lake.startForContainers()) {
            Map<String, String> variables = new TreeMap<>(lake.environment());
            variables.put("S3_PORT", Integer.toString(lake.port()));
            variables.remove("AWS_ENDPOINT_URL_S3");
            String output = ShellPage.of("sam-local.md").run(directory, variables);
            assertThat(output).contains("{\"batchItemFailures\": []}");
            assertThat(lake.objects().entrySet()).singleElement().satisfies(object -> {
                assertThat(object.getKey()).startsWith("events/type=PushEvent/").endsWith(".parquet");
                String file = new String(object.getValue(), StandardCharsets.ISO_8859_1);
                assertThat(file).startsWith(PARQUET).endsWith(PARQUET).contains("ada");
                assertThat(output).contains(object.getKey());
            });
        }
    }

    @Test
    void recordsPutIntoTheDeployedStreamArriveInTheBucket() throws Exception {
        String stack = "hydrant-" + UUID.randomUUID();
        String output = ShellPage.of("deploy.md")
                .run(
                        directory,
                        Map.of(
                                "STACK", stack,
                                "AWS_ENDPOINT_URL", variable("HYDRANT_TEST_LOCALSTACK_ENDPOINT"),
                                "S3_ENDPOINT", variable("HYDRANT_TEST_LOCALSTACK_S3")));
        assertThat(output)
                .containsPattern("errors/processing-failed/\\S+")
                .containsPattern("events/type=PushEvent/\\S+\\.parquet")
                .containsPattern("events/type=WatchEvent/\\S+\\.parquet")
                .doesNotContain("type=ForkEvent")
                .contains("remove_bucket: " + stack + "-lake");
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " must be set");
    }
}
