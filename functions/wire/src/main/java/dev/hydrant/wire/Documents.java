package dev.hydrant.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;

/// The parsers and generators of both encodings, with the limits of what is read.
final class Documents {

    /// Deeper than any declared shape; a deeper document is refused before it is read.
    private static final int MAX_NESTING = 64;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_NESTING)
            .maxStringLength(Wire.MAX_BODY_BYTES)
            .build();

    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private static final CBORFactory CBOR =
            CBORFactory.builder().streamReadConstraints(LIMITS).build();

    private Documents() {}

    static JsonFactory of(Encoding encoding) {
        return switch (encoding) {
            case JSON -> JSON;
            case CBOR -> CBOR;
        };
    }
}
