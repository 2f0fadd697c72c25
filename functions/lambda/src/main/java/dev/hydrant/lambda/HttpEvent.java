package dev.hydrant.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An HTTP request as a function URL or an HTTP API hands it to a function: payload format 2.0.
final class HttpEvent {

    static final String NO_BASE64 = "The body is not base64.";

    private static final String VERSION = "2.0";

    private HttpEvent() {}

    /// The body is no base64 though the event says so.
    static final class UnreadableBodyException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableBodyException(IllegalArgumentException cause) {
            super(NO_BASE64, cause);
        }
    }

    /// @throws IllegalArgumentException where it is no such event, naming the place
    static WireRequest read(JsonNode event) throws UnreadableBodyException {
        if (!event.path("version").asText().equals(VERSION)) {
            throw new IllegalArgumentException("`version` must be \"" + VERSION
                    + "\", the payload format of function URLs and HTTP APIs, but was " + event.path("version"));
        }
        JsonNode http = event.path("requestContext").path("http");
        return new WireRequest(
                text(http, "method", "requestContext.http."),
                text(event, "rawPath", ""),
                event.path("rawQueryString").asText(),
                headers(event),
                body(event),
                http.path("sourceIp").asText());
    }

    /// Cookies come apart from the other headers.
    private static Map<String, String> headers(JsonNode event) {
        Map<String, String> headers = new HashMap<>();
        event.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText().strip()));
        List<String> cookies = new ArrayList<>();
        event.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("cookie", String.join("; ", cookies));
        }
        return headers;
    }

    private static byte[] body(JsonNode event) throws UnreadableBodyException {
        String body = event.path("body").asText("");
        if (!event.path("isBase64Encoded").asBoolean()) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new UnreadableBodyException(e);
        }
    }

    private static String text(JsonNode node, String field, String place) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("`" + place + field + "` must be a string but was "
                    + node.path(field).getNodeType());
        }
        return node.get(field).textValue();
    }
}
