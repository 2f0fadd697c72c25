package dev.hydrant.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// The event of a call that AWS's own signer signed, as a function URL makes it.
final class SignedEvent {

    static final String KEY = "AKIDADA";
    static final String SECRET = "sesame";
    static final String CREDENTIALS = """
            {"AccessKeys": [
              {"AccessKeyId": "AKIDADA", "SecretAccessKey": "sesame", "UserName": "ada",
               "PolicyDocument": {"Version": "2012-10-17",
                 "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}},
              {"AccessKeyId": "AKIDBOB", "SecretAccessKey": "poppy", "UserName": "bob",
               "PolicyDocument": {"Version": "2012-10-17",
                 "Statement": {"Effect": "Allow", "Action": "kinesis:Get*", "Resource": "*"}}}]}
            """;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOST = "abc.lambda-url.us-east-1.on.aws";

    private SignedEvent() {}

    /// How a body comes.
    enum Body {
        TEXT,
        BASE64
    }

    static ObjectNode json(String operation, String body, Body as) {
        return of(operation, "application/x-amz-json-1.1", body.getBytes(StandardCharsets.UTF_8), as);
    }

    static ObjectNode of(String operation, String type, byte[] body, Body as) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://" + HOST + "/"))
                .putHeader("Content-Type", type)
                .putHeader("X-Amz-Target", "Kinesis_20131202." + operation)
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(AwsCredentialsIdentity.create(KEY, SECRET))
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "kinesis")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
        ObjectNode event = event("POST", "/", "", Map.of());
        ObjectNode headers = (ObjectNode) event.get("headers");
        signed.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return withBody(event, body, as);
    }

    static ObjectNode withBody(ObjectNode event, byte[] body, Body as) {
        return event.put("isBase64Encoded", as == Body.BASE64)
                .put(
                        "body",
                        as == Body.BASE64
                                ? Base64.getEncoder().encodeToString(body)
                                : new String(body, StandardCharsets.UTF_8));
    }

    /// A request without a body.
    static ObjectNode event(String method, String path, String query, Map<String, String> headers) {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", query)
                .put("isBase64Encoded", false);
        event.putObject("headers").setAll((ObjectNode) JSON.valueToTree(headers));
        event.putObject("requestContext")
                .put("accountId", "anonymous")
                .putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.7")
                .put("userAgent", "test");
        return event;
    }
}
