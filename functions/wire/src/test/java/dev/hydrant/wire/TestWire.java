package dev.hydrant.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A wire whose Kinesis handlers answer what a test tells them, and requests to put to it.
final class TestWire {

    static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/kinesis/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=00";

    private TestWire() {}

    static Wire answering(String operation, OperationHandler handler) {
        Map<String, OperationHandler> handlers = TestBinding.handlers(TestBinding::unexpected);
        handlers.put(operation, handler);
        return new Wire(List.of(TestBinding.of(handlers)), new RequestIds(new Random(1)));
    }

    static WireRequest json(String target, String body) {
        return request(target, Encoding.JSON.contentType(), body.getBytes(StandardCharsets.UTF_8));
    }

    static WireRequest request(String target, String contentType, byte[] body) {
        return new WireRequest(
                "POST",
                "",
                Map.of(
                        "x-amz-target",
                        "Kinesis_20131202." + target,
                        "content-type",
                        contentType,
                        "authorization",
                        AUTHORIZATION,
                        "x-amz-date",
                        "20260101T000000Z"),
                body);
    }

    static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
