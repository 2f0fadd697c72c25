package dev.hydrant.sink;

import java.util.Optional;

/// What an object store keeps beside an object's bytes.
///
/// @param contentEncoding absent where the bytes are stored as they are
public record Attributes(String contentType, Optional<String> contentEncoding) {

    /// What Firehose gives every object it writes.
    public static final Attributes OCTET_STREAM = new Attributes("application/octet-stream", Optional.empty());

    public static Attributes encoded(String contentEncoding) {
        return new Attributes("application/octet-stream", Optional.of(contentEncoding));
    }
}
