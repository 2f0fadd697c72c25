package dev.hydrant.wire;

import java.util.Locale;
import java.util.Optional;

/// Finds the encoding that a request's content type names.
final class ContentTypes {

    private ContentTypes() {}

    static Optional<Encoding> encoding(WireRequest request) {
        String header = request.header("content-type").orElse("");
        int parameters = header.indexOf(';');
        String type = (parameters < 0 ? header : header.substring(0, parameters))
                .trim()
                .toLowerCase(Locale.ROOT);
        for (Encoding encoding : Encoding.values()) {
            if (encoding.contentType().equals(type)) {
                return Optional.of(encoding);
            }
        }
        return type.equals("application/json") ? Optional.of(Encoding.JSON) : Optional.empty();
    }
}
