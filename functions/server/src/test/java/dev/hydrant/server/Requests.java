package dev.hydrant.server;

import java.net.URI;
import java.net.http.HttpRequest;

/// Requests in AWS's JSON protocol, with a signature in form only.
final class Requests {

    private Requests() {}

    static HttpRequest of(String url, String target, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("X-Amz-Target", target)
                .header("X-Amz-Date", "20260101T000000Z")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=k, SignedHeaders=h, Signature=s")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
