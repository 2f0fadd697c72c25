package dev.hydrant.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Calls the server as any AWS client does: JSON 1.1 over HTTP, the operation in `X-Amz-Target`.
final class WireClient implements AutoCloseable {

    static final String KINESIS = "Kinesis_20131202.";
    static final String FIREHOSE = "Firehose_20150804.";

    /// Names a key as every AWS client does; the server, on loopback and without `--auth`, checks no signature.
    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=demo/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final URI endpoint;

    WireClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    /// @param target the service's prefix and the operation, such as `Kinesis_20131202.PutRecords`
    /// @throws IOException where the answer isn't 200, with the error's type and message
    JsonNode call(String target, JsonNode input) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .header("Authorization", AUTHORIZATION)
                .header("X-Amz-Date", "20260101T000000Z")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(input)))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
        if (response.statusCode() != OK) {
            throw new IOException(target + " answered " + response.statusCode() + " "
                    + answer.path("__type").asText() + ": "
                    + answer.path("message").asText());
        }
        return answer;
    }

    @Override
    public void close() {
        http.close();
    }
}
