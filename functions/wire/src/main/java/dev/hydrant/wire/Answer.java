package dev.hydrant.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the answer to one request: the ids every answer carries, and the body in the request's encoding.
final class Answer {

    private static final int TOO_LARGE = 413;

    private final String requestId;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Answer(String requestId, String extendedId) {
        this.requestId = requestId;
        headers.put("x-amzn-RequestId", requestId);
        headers.put("x-amz-id-2", extendedId);
    }

    void expose(Map<String, String> more) {
        headers.putAll(more);
    }

    /// An answer's body is empty, not `{}`, where the operation has no output members, as AWS's is.
    WireResponse success(Encoding encoding, Struct output) {
        headers.put("Content-Type", encoding.contentType());
        byte[] body = output.shape().members().isEmpty() ? new byte[0] : StructWriter.write(encoding, output);
        return new WireResponse(200, headers, body);
    }

    /// An answer that streams the events of an operation.
    WireEventStream events(Encoding encoding, Shape.Structure events, EventSource source) {
        headers.put("Content-Type", EventMessage.CONTENT_TYPE);
        return new WireEventStream(requestId, headers, encoding, events, source);
    }

    WireResponse error(Encoding encoding, ServiceException failure) {
        ErrorCode code = failure.code();
        String message = failure.getMessage();
        headers.put("Content-Type", encoding.contentType());
        headers.put("x-amzn-ErrorType", code.wireName());
        Shape.Structure shape = Shapes.structure(
                "Error", Shapes.optional("__type", Shapes.TEXT), Shapes.optional(code.messageMember(), Shapes.TEXT));
        Struct body = Struct.of(shape)
                .with("__type", code.wireName())
                .with(code.messageMember(), message == null || message.isEmpty() ? null : message)
                .build();
        return new WireResponse(code.status(), headers, StructWriter.write(encoding, body));
    }

    /// What AWS answers in a protocol of old.
    WireResponse envelope(int status, ErrorCode code) {
        String body =
                "{\"Output\":{\"__type\":\"com.amazon.coral.service#" + code.wireName() + "\"},\"Version\":\"1.0\"}";
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-ErrorType", code.wireName());
        return new WireResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /// What AWS answers where it can't tell which encoding the client speaks: XML that isn't declared as such.
    WireResponse xml(int status, ErrorCode code, String message) {
        String name = code.wireName();
        String body = message.isEmpty()
                ? "<" + name + "/>\n"
                : "<" + name + ">\n  <Message>" + message + "</Message>\n</" + name + ">\n";
        headers.put("x-amzn-ErrorType", name);
        return new WireResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    WireResponse tooLarge() {
        return new WireResponse(TOO_LARGE, headers, new byte[0]);
    }
}
