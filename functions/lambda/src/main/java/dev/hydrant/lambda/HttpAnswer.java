package dev.hydrant.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hydrant.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer as a function URL or an HTTP API takes it from a function: payload format 2.0. Text stays text, all else
/// goes in base64.
final class HttpAnswer {

    /// What Lambda carries of a function's answer.
    static final int MAX_BYTES = 6 * 1024 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private HttpAnswer() {}

    /// @return the answer, or an error in its place that says that it is larger than Lambda carries
    static byte[] bytes(WireResponse response) throws IOException {
        byte[] bytes = written(response);
        return bytes.length <= MAX_BYTES
                ? bytes
                : written(error(
                        500,
                        "InternalFailureException",
                        "message",
                        "The answer takes " + bytes.length + " bytes, and a function's may take " + MAX_BYTES
                                + ". Ask for less."));
    }

    /// @param messageMember AWS spells it with a capital in some errors
    static WireResponse error(int status, String type, String messageMember, String message) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("__type", type);
            json.writeStringField(messageMember, message);
            json.writeEndObject();
        }
        return new WireResponse(
                status,
                Map.of("Content-Type", "application/x-amz-json-1.1", "x-amzn-ErrorType", type),
                body.toByteArray());
    }

    private static byte[] written(WireResponse response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", response.status());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : response.headers().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            writeBody(json, response);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void writeBody(JsonGenerator json, WireResponse response) throws IOException {
        if (isText(response)) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(response.body()))
                        .toString();
                json.writeStringField("body", text);
                json.writeBooleanField("isBase64Encoded", false);
                return;
            } catch (CharacterCodingException e) {
                throw new IOException(
                        "an answer of type " + response.headers().get("Content-Type") + " is no UTF-8", e);
            }
        }
        json.writeFieldName("body");
        json.writeBinary(response.body());
        json.writeBooleanField("isBase64Encoded", true);
    }

    private static boolean isText(WireResponse response) {
        String type = response.headers().getOrDefault("Content-Type", "");
        return response.body().length == 0
                || type.startsWith("application/x-amz-json")
                || type.startsWith("application/json")
                || type.startsWith("application/xml")
                || type.startsWith("text/");
    }
}
