package dev.hydrant.wire;

import java.util.Map;

/// An answer for any transport.
public record WireResponse(int status, Map<String, String> headers, byte[] body) {

    public WireResponse {
        headers = Map.copyOf(headers);
    }
}
