package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.testkit.ForeignPython;
import dev.hydrant.testkit.PythonService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who follows the first tutorial of Kinesis Data Streams finds here what the tutorial shows, with either version of
/// the
/// AWS command line.
class AwsCommandLineIT {

    @TempDir
    private Path directory;

    @Test
    void theFirstTutorialEndsAsItSaysWithVersion1() throws Exception {
        Path python = ForeignPython.executable();
        follow(python.resolveSibling("aws"), "aws-cli/1.", "");
    }

    @Test
    void theFirstTutorialEndsAsItSaysWithVersion2() throws Exception {
        follow(Checkout.tool("aws-cli-2"), "aws-cli/2.", "--cli-binary-format raw-in-base64-out");
    }

    private void follow(Path aws, String version, String put) throws Exception {
        try (HydrantServe server = HydrantServe.start(directory)) {
            Map<String, String> environment = new HashMap<>(server.environment());
            environment.put("PUT", put);
            environment.put("PATH", aws.getParent() + ":" + System.getenv("PATH"));
            Program.Ended ended = Program.run(directory, environment, List.of("sh", "-c", session()));
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
            assertThat(ended.output()).startsWith(version);
            System.out.println("followed the tutorial with " + ended.output().strip());
        }
        checkDescriptions();
        checkRecords();
        assertThat(text("gone.err")).contains("(ResourceNotFoundException)", "Stream Foo under account 000000000000");
        assertThat(json("none.json").get("StreamNames")).isEmpty();
    }

    private void checkDescriptions() throws IOException {
        assertThat(json("streams.json").get("StreamNames").toString()).isEqualTo("[\"Foo\"]");
        JsonNode summary = json("summary.json").get("StreamDescriptionSummary");
        assertThat(summary.get("StreamARN").asText()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/Foo");
        assertThat(summary.get("OpenShardCount").asInt()).isEqualTo(4);
        assertThat(summary.at("/StreamModeDetails/StreamMode").asText()).isEqualTo("ON_DEMAND");
        JsonNode description = json("description.json").get("StreamDescription");
        assertThat(description.get("Shards")).hasSize(4);
        assertThat(description.get("RetentionPeriodHours").asInt()).isEqualTo(24);
    }

    private void checkRecords() throws IOException {
        JsonNode put = json("put.json");
        assertThat(put.get("ShardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(json("iterator.json").get("ShardIterator").asText()).matches("[A-Za-z0-9+/]{200,}=*");
        assertThat(text("quoted.txt"))
                .as("the iterator that the shell hands on")
                .startsWith("\"")
                .endsWith("\"\n");
        for (String file : List.of("records.json", "records-text.json")) {
            JsonNode answer = json(file);
            assertThat(answer.get("Records")).hasSize(1);
            JsonNode record = answer.at("/Records/0");
            assertThat(record.get("Data").asText()).isEqualTo(base64("testdata"));
            assertThat(record.get("PartitionKey").asText()).isEqualTo("123");
            assertThat(record.get("SequenceNumber")).isEqualTo(put.get("SequenceNumber"));
            assertThat(answer.get("MillisBehindLatest").asLong()).isZero();
        }
        JsonNode next = json("next.json");
        assertThat(next.get("Records")).hasSize(1);
        assertThat(next.at("/Records/0/Data").asText()).isEqualTo(base64("moredata"));
        assertThat(next.at("/Records/0/SequenceNumber"))
                .isEqualTo(json("put2.json").get("SequenceNumber"));
    }

    private static String session() throws IOException {
        try (InputStream in = AwsCommandLineIT.class.getResourceAsStream("tutorial.sh")) {
            return new String(Stream.ofNullable(in).findFirst().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode json(String file) throws IOException {
        return PythonService.JSON.readTree(text(file));
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
