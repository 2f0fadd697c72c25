package dev.hydrant.wire;

import java.util.Locale;
import java.util.Optional;

/// Finds the encoding that a request's content type names.
final class ContentTypes {

    private ContentTypes() {}

    static Optional<Encoding> encoding(WireRequest request) {
        String type = type(request);
        for (Encoding encoding : Encoding.values()) {
            if (encoding.contentType().equals(type)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /// The type without its parameters; empty if the request names none.
    static String type(WireRequest request) {
        String header = request.header("content-type").orElse("");
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters))
                .trim()
                .toLowerCase(Locale.ROOT);
    }
}
