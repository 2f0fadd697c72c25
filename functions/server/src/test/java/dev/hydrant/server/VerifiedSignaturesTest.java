package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.testkit.PythonService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--auth sigv4` as AWS's own clients meet it.
class VerifiedSignaturesTest {

    @TempDir
    private Path directory;

    private ServerProcess serve(String... more) throws IOException {
        String[] options = new String[more.length + 2];
        options[0] = "--auth=sigv4";
        options[1] = "--credentials=" + Users.file(directory);
        System.arraycopy(more, 0, options, 2, more.length);
        return ServerProcess.start(directory, options);
    }

    private static Map<String, String> with(Map<String, String> user, String variable, String value) {
        Map<String, String> other = new HashMap<>(user);
        other.put(variable, value);
        return other;
    }

    private static void makeStreams(AwsClients ada) throws InterruptedException {
        for (String name : List.of("clicks", "orders")) {
            ada.boto3("kinesis", "create_stream", "{'StreamName': '" + name + "', 'ShardCount': 1}");
            while (!ada.boto3("kinesis", "describe_stream_summary", "{'StreamName': '" + name + "'}")
                    .at("/StreamDescriptionSummary/StreamStatus")
                    .asText()
                    .equals("ACTIVE")) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void eachUserMayDoWhatItsPolicyAllowsAndNothingElse() throws Exception {
        Path audit = directory.resolve("audit.log");
        try (ServerProcess server = serve("--audit=" + audit);
                AwsClients ada = new AwsClients(server.url(), Users.ADA);
                AwsClients bob = new AwsClients(server.url(), Users.BOB)) {
            makeStreams(ada);
            assertThat(bob.aws("kinesis", "put-record", "--stream-name=clicks", "--partition-key=a", "--data=one")
                            .has("SequenceNumber"))
                    .isTrue();
            assertThat(bob.refusal("kinesis", "put-record", "--stream-name=orders", "--partition-key=a", "--data=one"))
                    .contains("An error occurred (AccessDeniedException) when calling the PutRecord operation: User:"
                            + " arn:aws:iam::000000000000:user/bob is not authorized to perform: kinesis:PutRecord on"
                            + " resource: arn:aws:kinesis:us-east-1:000000000000:stream/orders because no"
                            + " identity-based policy allows the kinesis:PutRecord action");
            assertThat(bob.refusal("kinesis", "delete-stream", "--stream-name=clicks"))
                    .contains("AccessDeniedException", "kinesis:DeleteStream");
            assertThat(bob.refusal("firehose", "list-delivery-streams")).contains("AccessDeniedException");
            assertThat(recordsBy(bob, iterator(ada, "clicks")).get("Records")).hasSize(1);
            assertThat(recordsBy(bob, iterator(ada, "orders")).get("message").asText())
                    .as("an iterator that somebody else made")
                    .contains("kinesis:GetRecords on resource: arn:aws:kinesis:us-east-1:000000000000:stream/orders");
        }
        // the server was killed when the block ended
        List<JsonNode> lines = lines(audit);
        assertThat(lines)
                .filteredOn(line -> isCall(line, "PutRecord", "bob"))
                .satisfiesExactly(
                        taken -> assertThat(taken.at("/responseElements/sequenceNumber")
                                        .asText())
                                .isNotEmpty(),
                        denied -> assertThat(denied.get("errorCode").asText()).isEqualTo("AccessDeniedException"));
        assertThat(lines).filteredOn(line -> isCall(line, "GetRecords", "bob")).hasSize(2);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.get("sourceIPAddress").asText()).isEqualTo("127.0.0.1"));
    }

    @Test
    void aStreamsPolicyOpensItAndClosesIt() throws Exception {
        try (ServerProcess server = serve();
                AwsClients ada = new AwsClients(server.url(), Users.ADA);
                AwsClients bob = new AwsClients(server.url(), Users.BOB)) {
            makeStreams(ada);
            setPolicy(ada, "orders", "Allow");
            assertThat(bob.aws("kinesis", "put-record", "--stream-name=orders", "--partition-key=a", "--data=one")
                            .has("SequenceNumber"))
                    .isTrue();
            setPolicy(ada, "clicks", "Deny");
            assertThat(bob.refusal("kinesis", "put-record", "--stream-name=clicks", "--partition-key=a", "--data=one"))
                    .contains("with an explicit deny in a resource-based policy");
            assertThat(ada.refusal(
                            "kinesis",
                            "put-resource-policy",
                            "--resource-arn=arn:aws:kinesis:us-east-1:000000000000:stream/clicks",
                            "--policy={\"Statement\": {\"Condition\": {}}}"))
                    .contains("(InvalidArgumentException)", "Statement[0].Condition is not supported");
        }
    }

    private static void setPolicy(AwsClients user, String stream, String effect) {
        String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream;
        user.aws(
                "kinesis",
                "put-resource-policy",
                "--resource-arn=" + arn,
                ("--policy={'Version': '2012-10-17', 'Statement': [{'Effect': '" + effect + "', 'Principal': {'AWS':"
                                + " 'arn:aws:iam::000000000000:user/bob'}, 'Action': 'kinesis:PutRecord',"
                                + " 'Resource': '" + arn + "'}]}")
                        .replace('\'', '"'));
    }

    @Test
    void whoeverIsNotKnownIsTurnedAway() throws Exception {
        try (ServerProcess server = serve()) {
            assertThat(refusalFor(server, with(Users.ADA, "AWS_SECRET_ACCESS_KEY", "guess")))
                    .contains("(InvalidSignatureException)", "does not match the signature you provided");
            assertThat(refusalFor(server, with(Users.ADA, "AWS_ACCESS_KEY_ID", "AKIDEVE")))
                    .contains(
                            "(UnrecognizedClientException)", "The security token included in the request is invalid.");
            assertThat(refusalFor(server, with(Users.BOB, "AWS_SESSION_TOKEN", "stolen")))
                    .contains("(UnrecognizedClientException)");
            assertThat(refusalFor(server, with(Users.ADA, "AWS_DEFAULT_REGION", "eu-west-1")))
                    .contains("Credential should be scoped to a valid region, not 'eu-west-1'.");
        }
    }

    private static String refusalFor(ServerProcess server, Map<String, String> environment) {
        try (AwsClients clients = new AwsClients(server.url(), environment)) {
            return clients.refusal("kinesis", "list-streams");
        }
    }

    @Test
    void aSignatureOfAnotherTimeIsRefused() throws Exception {
        try (ServerProcess server = serve();
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    SignedHttp.of(server.url(), "Kinesis_20131202.ListStreams", "{}", Duration.ofMinutes(-6)),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("InvalidSignatureException", "Signature expired: ", " - 5 min.)");
            HttpResponse<String> early = http.send(
                    SignedHttp.of(server.url(), "Kinesis_20131202.ListStreams", "{}", Duration.ofMinutes(6)),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(early.body()).contains("Signature not yet current: ");
            assertThat(http.send(
                                    SignedHttp.of(
                                            server.url(), "Kinesis_20131202.ListStreams", "{}", Duration.ofMinutes(-4)),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void optionsThatLeaveTheDoorOpenAreRefused() throws Exception {
        Path credentials = Users.file(directory);
        assertThat(ServerProcess.refusal(directory, "--auth=sigv4")).contains("--auth sigv4 needs --credentials");
        assertThat(ServerProcess.refusal(directory, "--credentials=" + credentials))
                .contains("--credentials has no effect without --auth sigv4");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(ServerProcess.refusal(directory, "--auth=sigv4", "--credentials=" + credentials))
                .contains("--credentials " + credentials, "others may read or change it");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(credentials, Files.readString(credentials).replace("\"Effect\"", "\"Condition\""));
        assertThat(ServerProcess.refusal(directory, "--auth=sigv4", "--credentials=" + credentials))
                .contains("AccessKeys[0].PolicyDocument.Statement[0].Condition is not supported")
                .doesNotContain("sesame");
        assertThat(ServerProcess.refusal(directory, "--audit=" + directory.resolve("nowhere/audit.log")))
                .contains("--audit " + directory.resolve("nowhere/audit.log"));
        assertThat(directory.resolve("data")).as("nothing is written").isEmptyDirectory();
    }

    @Test
    void anOpenDoorToTheNetworkIsSaid() throws Exception {
        try (ServerProcess open = ServerProcess.start(directory, "--host=0.0.0.0")) {
            assertThat(open.errors()).contains("hydrant: without --auth sigv4, whoever reaches 0.0.0.0");
        }
        try (ServerProcess guarded = serve("--host=0.0.0.0")) {
            assertThat(guarded.errors()).doesNotContain("whoever reaches");
        }
        try (ServerProcess loopback = ServerProcess.start(directory, "--host=localhost")) {
            assertThat(loopback.errors()).doesNotContain("whoever reaches");
        }
    }

    private static String iterator(AwsClients user, String stream) {
        return user.boto3(
                        "kinesis",
                        "get_shard_iterator",
                        "{'StreamName': '" + stream
                                + "', 'ShardId': 'shardId-000000000000', 'ShardIteratorType': 'TRIM_HORIZON'}")
                .get("ShardIterator")
                .asText();
    }

    private static JsonNode recordsBy(AwsClients user, String iterator) {
        return user.boto3("kinesis", "get_records", "{'ShardIterator': '" + iterator + "'}");
    }

    private static boolean isCall(JsonNode line, String name, String user) {
        return line.get("eventName").asText().equals(name)
                && line.at("/userIdentity/userName").asText().equals(user);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(PythonService.JSON.readTree(line));
        }
        return lines;
    }
}
