package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An SDK's own signatures, where the server verifies them.
class SdkSignaturesIT {

    /// Whose key it is may do everything but delete streams.
    private static final String CREDENTIALS = """
            {"AccessKeys": [{"AccessKeyId": "AKIDADA", "SecretAccessKey": "open/sesame+", "SessionToken": "adas/token==",
              "UserName": "ada", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "kinesis:*", "Resource": "*"},
                {"Effect": "Deny", "Action": "kinesis:DeleteStream", "Resource": "*"}]}}]}
            """;

    private static final Map<String, String> ADA = Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDADA",
            "AWS_SECRET_ACCESS_KEY", "open/sesame+",
            "AWS_SESSION_TOKEN", "adas/token==",
            "AWS_MAX_ATTEMPTS", "1");

    @TempDir
    private Path directory;

    private HydrantServe server;

    @BeforeEach
    void start() throws IOException {
        Path credentials = Files.createFile(
                directory.resolve("credentials.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(credentials, CREDENTIALS);
        server = HydrantServe.start(directory, "--auth", "sigv4", "--credentials", credentials.toString());
    }

    @AfterEach
    void kill() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoseSecretItIsPutsAndSubscribesAndMayOnlyWhatThePolicyAllows(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server, ADA)) {
            SdkStream stream = SdkStream.create(kinesis);
            stream.put("signed");
            int subscription = kinesis.subscribe(SdkStream.from(stream.consumer("reader"), "'TRIM_HORIZON'"));
            assertThat(SdkClient.texts(kinesis.events(subscription, 1).get("records")))
                    .containsExactly("signed");
            JsonNode refused = kinesis.refused("DeleteStream", "{'StreamName': 'clicks'}");
            assertThat(refused.get("failure").asText()).isEqualTo("AccessDeniedException");
            assertThat(refused.get("message").asText()).contains("user/ada", "kinesis:DeleteStream", "explicit deny");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasAnotherSecretIsRefusedBeforeAnythingIsDone(Sdk sdk) throws Exception {
        Map<String, String> wrong = new HashMap<>(ADA);
        wrong.put("AWS_SECRET_ACCESS_KEY", "open/barley+");
        try (SdkClient kinesis = sdk.connect(server, wrong)) {
            JsonNode refused = kinesis.refused("CreateStream", "{'StreamName': 'clicks', 'ShardCount': 1}");
            assertThat(refused.get("message").asText()).contains("The request signature we calculated does not match");
            assertThat(refused.get("status").asInt()).isEqualTo(400);
        }
        try (SdkClient kinesis = sdk.connect(server, ADA)) {
            assertThat(kinesis.call("ListStreams", "{}").get("StreamNames")).isEmpty();
        }
    }
}
