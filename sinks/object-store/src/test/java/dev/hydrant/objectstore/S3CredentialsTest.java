package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.minio.credentials.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose credentials sign a request.
final class S3CredentialsTest {

    private static final String ROLE = """
            {"AccessKeyId": "role", "SecretAccessKey": "role-secret", "Token": "role-token",
             "Expiration": "2999-01-01T00:00:00Z", "RoleArn": "arn:aws:iam::1:role/r"}""";

    @TempDir
    Path directory;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    /// Answers any path with a role, and writes down what was asked and with which headers.
    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            byte[] body = ROLE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void theEnvironmentsKeysComeFirst() throws IOException {
        Map<String, String> environment = new HashMap<>(withProfiles());
        environment.put("AWS_ACCESS_KEY_ID", "id");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.put("AWS_SESSION_TOKEN", "token");
        assertCredentials(S3Credentials.of(environment).fetch(), "id", "secret", "token");
    }

    @Test
    void anEmptyVariableIsNone() throws IOException {
        Map<String, String> environment = new HashMap<>(withProfiles());
        environment.put("AWS_ACCESS_KEY_ID", "");
        environment.put("AWS_SESSION_TOKEN", "");
        assertThat(S3Credentials.of(environment).fetch().accessKey()).isEqualTo("of-default");
    }

    @Test
    void aProfileIsReadFromItsFile() throws IOException {
        Map<String, String> environment = new HashMap<>(withProfiles());
        assertThat(S3Credentials.of(environment).fetch().accessKey()).isEqualTo("of-default");
        environment.put("AWS_PROFILE", "other");
        assertCredentials(S3Credentials.of(environment).fetch(), "of-other", "s2", "t2");
    }

    @Test
    void theUsualProfileFileIsInTheHomeDirectory() throws IOException {
        Files.createDirectory(directory.resolve(".aws"));
        writeProfiles(directory.resolve(".aws/credentials"));
        Map<String, String> environment = Map.of("HOME", directory.toString());
        assertThat(S3Credentials.of(environment).fetch().accessKey()).isEqualTo("of-default");
    }

    @Test
    void aContainersRoleIsAskedFor() {
        Map<String, String> environment = Map.of(
                "HOME",
                directory.toString(),
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + port() + "/role",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "who-i-am");
        assertCredentials(S3Credentials.of(environment).fetch(), "role", "role-secret", "role-token");
        assertThat(requests).containsExactly("/role who-i-am null");
    }

    @Test
    void withoutAnyCredentialsAccessIsDenied() {
        Map<String, String> environment = Map.of("HOME", directory.toString(), "AWS_EC2_METADATA_DISABLED", "true");
        try (ObjectStore store = S3ObjectStore.of("b", environment)) {
            assertThatThrownBy(() -> ObjectStoreContract.put(store, "k", "x"))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.ACCESS_DENIED))
                    .hasMessageContaining("AWS_ACCESS_KEY_ID");
        }
    }

    @Test
    void theSessionTokenAndTheRegionAreSignedAndSent() {
        Map<String, String> environment = Map.of(
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + port(),
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token",
                "AWS_DEFAULT_REGION", "eu-central-1");
        try (ObjectStore store = S3ObjectStore.of("b", environment)) {
            ObjectStoreContract.put(store, "k", "x");
        }
        assertThat(requests).singleElement().asString().startsWith("/b/k ").endsWith(" token");
        assertThat(requests.getFirst())
                .contains("Credential=id/")
                .contains("/eu-central-1/s3/aws4_request")
                .contains("x-amz-security-token");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private Map<String, String> withProfiles() throws IOException {
        Path file = directory.resolve("profiles");
        writeProfiles(file);
        return Map.of("AWS_SHARED_CREDENTIALS_FILE", file.toString());
    }

    private static void writeProfiles(Path file) throws IOException {
        Files.writeString(file, """
                [default]
                aws_access_key_id = of-default
                aws_secret_access_key = s1

                [other]
                aws_access_key_id = of-other
                aws_secret_access_key = s2
                aws_session_token = t2
                """);
    }

    private static void assertCredentials(Credentials credentials, String id, String secret, String token) {
        assertThat(credentials.accessKey()).isEqualTo(id);
        assertThat(credentials.secretKey()).isEqualTo(secret);
        assertThat(credentials.sessionToken()).isEqualTo(token);
    }
}
