package dev.hydrant.wire.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hydrant.wire.WireRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Requests that AWS's own signer has signed.
final class SignedRequests {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final AwsCredentialsIdentity ADA = AwsCredentialsIdentity.create("AKIDADA", "sesame");
    static final AwsCredentialsIdentity TEMPORARY =
            AwsSessionCredentialsIdentity.create("AKIDTEMP", "poppy", "session/token==");

    private static final String JSON = "application/x-amz-json-1.1";

    private SignedRequests() {}

    static WireRequest signed(String target, String body) {
        return signed(target, body, ADA, NOW, settings -> {});
    }

    static WireRequest presigned(String target, String body, AwsCredentialsIdentity key, Duration life) {
        return signed(
                target,
                body,
                key,
                NOW,
                settings -> settings.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, life));
    }

    static WireRequest signed(
            String target,
            String body,
            AwsCredentialsIdentity key,
            Instant time,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> settings) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://127.0.0.1:4567/a%20path/?b=2&a=%2F+1&b=1&empty"))
                .putHeader("Content-Type", JSON)
                .putHeader("X-Amz-Target", target)
                .putHeader("User-Agent", "test  agent/1")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> {
                    signing.identity(key)
                            .request(request)
                            .payload(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))
                            .putProperty(
                                    AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                    target.startsWith("Kinesis") ? "kinesis" : "firehose")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, TestKeys.REGION)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC));
                    settings.accept(signing);
                })
                .request();
        return arrived(signed, body);
    }

    private static WireRequest arrived(SdkHttpRequest request, String body) {
        Map<String, String> headers = new HashMap<>();
        request.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        URI uri = request.getUri();
        headers.putIfAbsent("host", uri.getAuthority());
        String query = uri.getRawQuery();
        return new WireRequest("POST", uri.getRawPath(), query == null ? "" : query, headers, body.getBytes(UTF_8), "");
    }

    /// The request with another value of one header; null to take it away.
    static WireRequest withHeader(WireRequest request, String name, @Nullable String value) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.remove(name);
        if (value != null) {
            headers.put(name, value);
        }
        return new WireRequest(
                request.method(), request.path(), request.query(), headers, request.body(), request.source());
    }
}
