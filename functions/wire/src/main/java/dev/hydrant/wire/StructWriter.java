package dev.hydrant.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a document by its shape. Absent members are left out.
public final class StructWriter {

    /// What a CBOR item is tagged with to be a time (RFC 8949, 3.4.2).
    private static final int CBOR_TIME_TAG = 1;

    private final JsonGenerator generator;

    private StructWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    public static byte[] write(Encoding encoding, Struct struct) {
        ByteChunks out = new ByteChunks();
        try (JsonGenerator generator = Documents.of(encoding).createGenerator(out)) {
            new StructWriter(generator).structure(struct);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void structure(Struct struct) throws IOException {
        generator.writeStartObject();
        List<Member> members = struct.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = struct.value(i);
            if (value != null && !(members.get(i).shape() instanceof Shape.Document)) {
                generator.writeFieldName(members.get(i).name());
                value(members.get(i).shape(), value);
            }
        }
        generator.writeEndObject();
    }

    private void value(Shape shape, @Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
            return;
        }
        switch (shape) {
            case Shape.Text _ -> generator.writeString((String) value);
            case Shape.Whole _ -> generator.writeNumber((Long) value);
            case Shape.Real _ -> generator.writeNumber((Double) value);
            case Shape.Flag _ -> generator.writeBoolean((Boolean) value);
            case Shape.Bytes _ -> bytes((Blob) value);
            case Shape.Time _ -> time((Instant) value);
            case Shape.ListOf list -> list(list, (List<?>) value);
            case Shape.MapOf map -> map(map, (Map<?, ?>) value);
            case Shape.Structure _ -> structure((Struct) value);
            case Shape.Document _ -> throw new IllegalStateException("a document holds nothing to write");
        }
    }

    /// The JDK's base64 is many times faster than the generator's.
    private void bytes(Blob blob) throws IOException {
        if (generator instanceof CBORGenerator) {
            generator.writeBinary(blob.array(), blob.offset(), blob.length());
        } else {
            byte[] text = Base64.getEncoder()
                    .encode(ByteBuffer.wrap(blob.array(), blob.offset(), blob.length()))
                    .array();
            generator.writeRawUTF8String(text, 0, text.length);
        }
    }

    private void list(Shape.ListOf shape, List<?> values) throws IOException {
        generator.writeStartArray();
        for (Object value : values) {
            value(shape.element(), value);
        }
        generator.writeEndArray();
    }

    private void map(Shape.MapOf shape, Map<?, ?> values) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            value(shape.value(), entry.getValue());
        }
        generator.writeEndObject();
    }

    private void time(Instant time) throws IOException {
        if (generator instanceof CBORGenerator cbor) {
            cbor.writeTag(CBOR_TIME_TAG);
            cbor.writeNumber(time.toEpochMilli());
        } else {
            BigDecimal seconds = BigDecimal.valueOf(time.toEpochMilli(), 3);
            generator.writeNumber(seconds.toPlainString());
        }
    }
}
