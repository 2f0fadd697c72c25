package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.command.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// AWS's own clients find here what they know from AWS.
class AwsClientsTest {

    private static final String FROM_STREAM = """
            {"DeliveryStreamName": "from-clicks", "DeliveryStreamType": "KinesisStreamAsSource",
             "KinesisStreamSourceConfiguration": {
               "KinesisStreamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/clicks",
               "RoleARN": "arn:aws:iam::000000000000:role/r"},
             "ExtendedS3DestinationConfiguration": {
               "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake", "Prefix": "clicks/"}}
            """;

    @TempDir
    private Path directory;

    private ServerProcess server;
    private AwsClients clients;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start(directory);
        clients = new AwsClients(server.url());
    }

    @AfterEach
    void kill() {
        clients.close();
        server.close();
    }

    @Test
    void theCommandLineMakesAStreamAndADeliveryWhoseObjectsHoldItsRecords() throws Exception {
        Path configuration = Files.writeString(directory.resolve("from-clicks.json"), FROM_STREAM);
        clients.aws("kinesis", "create-stream", "--stream-name", "clicks", "--shard-count", "2");
        awaitActive(); // the command line would sleep for ten seconds
        clients.aws("kinesis", "wait", "stream-exists", "--stream-name", "clicks");
        JsonNode stream = clients.aws("kinesis", "describe-stream", "--stream-name", "clicks")
                .get("StreamDescription");
        assertThat(stream.get("StreamStatus").asText()).isEqualTo("ACTIVE");
        assertThat(stream.get("Shards")).hasSize(2);
        assertThat(clients.aws("kinesis", "list-streams").get("StreamNames").toString())
                .isEqualTo("[\"clicks\"]");
        assertThat(clients.aws("kinesis", "list-shards", "--stream-name", "clicks")
                        .get("Shards"))
                .hasSize(2);

        assertThat(clients.aws("firehose", "create-delivery-stream", "--cli-input-json", "file://" + configuration)
                        .get("DeliveryStreamARN")
                        .asText())
                .isEqualTo("arn:aws:firehose:us-east-1:000000000000:deliverystream/from-clicks");
        assertThat(clients.aws("firehose", "list-delivery-streams")
                        .get("DeliveryStreamNames")
                        .toString())
                .isEqualTo("[\"from-clicks\"]");

        assertThat(clients.aws("kinesis", "put-record", "--stream-name=clicks", "--partition-key=a", "--data=one\n")
                        .get("SequenceNumber")
                        .asText())
                .matches("\\d{56}");
        assertThat(clients.aws("kinesis", "put-records", "--stream-name=clicks", "--records", """
                                [{"Data": "two\\n", "PartitionKey": "b"}, {"Data": "three\\n", "PartitionKey": "c"}]""")
                        .get("FailedRecordCount")
                        .asInt())
                .isZero();
        assertThat(readAll(stream)).containsExactlyInAnyOrder("one\n", "two\n", "three\n");

        assertThat(server.end()).as(server.errors()).isEqualTo(ExitCode.INTERRUPTED);
        String delivered = String.join("", Lake.objects(directory.resolve("out/lake/clicks")));
        assertThat(delivered.lines()).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void boto3PutsRecordsDirectlyUntilItsDeliveryStreamIsDeleted() throws Exception {
        assertThat(clients.boto3("firehose", "create_delivery_stream", """
                {'DeliveryStreamName': 'direct', 'ExtendedS3DestinationConfiguration': {
                  'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake', 'Prefix': 'direct/',
                  'BufferingHints': {'SizeInMBs': 1, 'IntervalInSeconds': 0}}}""")
                        .get("DeliveryStreamARN")
                        .asText())
                .endsWith(":deliverystream/direct");
        JsonNode put = clients.boto3("firehose", "put_record_batch", """
                {'DeliveryStreamName': 'direct', 'Records': [{'Data': 'one;'}, {'Data': 'two;'}]}""");
        assertThat(put.get("FailedPutCount").asInt()).as(put.toString()).isZero();
        assertThat(put.get("RequestResponses")).hasSize(2);
        assertThat(clients.boto3("firehose", "put_record", """
                {'DeliveryStreamName': 'direct', 'Record': {'Data': 'three;'}}""").has("RecordId")).isTrue();

        JsonNode description =
                clients.boto3("firehose", "describe_delivery_stream", """
                {'DeliveryStreamName': 'direct'}""").get("DeliveryStreamDescription");
        assertThat(description.get("DeliveryStreamStatus").asText()).isEqualTo("ACTIVE");
        assertThat(description.get("DeliveryStreamType").asText()).isEqualTo("DirectPut");
        assertThat(description
                        .at("/Destinations/0/ExtendedS3DestinationDescription/Prefix")
                        .asText())
                .isEqualTo("direct/");
        assertThat(clients.boto3("firehose", "list_delivery_streams", "{}")
                        .get("DeliveryStreamNames")
                        .toString())
                .isEqualTo("[\"direct\"]");
        assertThat(clients.boto3("kinesis", "list_streams", "{}").get("StreamNames"))
                .as("where the records are kept is nobody's stream")
                .isEmpty();

        awaitDelivered("direct", "one;two;three;");
        JsonNode deleted = clients.boto3("firehose", "delete_delivery_stream", "{'DeliveryStreamName': 'direct'}");
        assertThat(deleted.has("error")).as(deleted.toString()).isFalse();
        awaitGone("direct");
        assertThat(clients.boto3("firehose", "put_record", """
                {'DeliveryStreamName': 'direct', 'Record': {'Data': 'four;'}}""").get("error").asText())
                .isEqualTo("ResourceNotFoundException");
        assertThat(clients.boto3("firehose", "list_delivery_streams", "{}").get("DeliveryStreamNames"))
                .isEmpty();
        assertThat(server.end()).as(server.errors()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(String.join("", Lake.objects(directory.resolve("out/lake/direct")))
                        .split(";"))
                .containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void aDeliveryFromAStreamThatIsNotThereIsRefused() throws Exception {
        Path configuration = Files.writeString(directory.resolve("from-clicks.json"), FROM_STREAM);
        assertThat(clients.refusal("firehose", "create-delivery-stream", "--cli-input-json", "file://" + configuration))
                .contains("(InvalidArgumentException)", "CreateDeliveryStream", "Stream clicks under account");
        assertThat(clients.aws("firehose", "list-delivery-streams").get("DeliveryStreamNames"))
                .isEmpty();
    }

    private void awaitActive() throws InterruptedException {
        while (!clients.boto3("kinesis", "describe_stream_summary", "{'StreamName': 'clicks'}")
                .at("/StreamDescriptionSummary/StreamStatus")
                .asText()
                .equals("ACTIVE")) {
            Thread.sleep(20);
        }
    }

    private List<String> readAll(JsonNode stream) {
        List<String> payloads = new ArrayList<>();
        for (JsonNode shard : stream.get("Shards")) {
            String iterator = clients.aws(
                            "kinesis",
                            "get-shard-iterator",
                            "--stream-name=clicks",
                            "--shard-id=" + shard.get("ShardId").asText(),
                            "--shard-iterator-type=TRIM_HORIZON")
                    .get("ShardIterator")
                    .asText();
            for (JsonNode record : clients.aws("kinesis", "get-records", "--shard-iterator=" + iterator)
                    .get("Records")) {
                payloads.add(
                        new String(Base64.getDecoder().decode(record.get("Data").asText()), StandardCharsets.UTF_8));
            }
        }
        return payloads;
    }

    private void awaitDelivered(String prefix, String content) throws IOException, InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            if (String.join("", Lake.objects(directory.resolve("out/lake").resolve(prefix)))
                            .length()
                    >= content.length()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not delivered: " + server.errors());
    }

    private void awaitGone(String name) throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            if (clients.boto3("firehose", "describe_delivery_stream", "{'DeliveryStreamName': '" + name + "'}")
                    .has("error")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(name + " is still there");
    }
}
