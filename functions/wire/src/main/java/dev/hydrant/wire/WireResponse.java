package dev.hydrant.wire;

import java.util.Map;

/// A whole answer, for any transport.
public record WireResponse(int status, Map<String, String> headers, byte[] body) implements WireAnswer {

    public WireResponse {
        headers = Map.copyOf(headers);
    }
}
