package dev.hydrant.wire;

import java.util.Map;
import java.util.Optional;

/// A request as it came over any transport.
///
/// @param method the HTTP method
/// @param path the path as it was sent, with its percent signs
/// @param query the raw query string, empty if there is none
/// @param headers by lower-case name; the values of one that came more than once are joined by commas, and
///     `host` is HTTP/2's `:authority`
/// @param body the whole body
/// @param source the address that it came from, empty if nobody can tell
public record WireRequest(
        String method, String path, String query, Map<String, String> headers, byte[] body, String source) {

    public WireRequest {
        headers = Map.copyOf(headers);
    }

    /// A request to `/` from nowhere.
    public WireRequest(String method, String query, Map<String, String> headers, byte[] body) {
        this(method, "/", query, headers, body, "");
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
