package dev.hydrant.wire;

import java.util.Map;
import java.util.Optional;

/// A request as it came over any transport.
///
/// @param method the HTTP method
/// @param query the raw query string, empty if there is none
/// @param headers by lower-case name
/// @param body the whole body
public record WireRequest(String method, String query, Map<String, String> headers, byte[] body) {

    public WireRequest {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
