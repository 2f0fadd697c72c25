package dev.hydrant.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a document by its shape, token by token. Members the shape lacks are skipped, as AWS does.
///
/// Every failure is a SerializationException; its texts are those the service was observed to answer.
final class StructReader {

    /// So many elements of a list are kept beyond the most it may have, so that a validation message shows what it
    /// would of the whole. The rest of an endless list takes no memory.
    static final int KEPT_BEYOND = 1024;

    /// AWS doesn't say what is wrong with what it can't read at all.
    private static final String UNREADABLE = "";

    /// How much of an offending text is repeated in a message.
    private static final int SHOWN = 64;

    private static final String TO_TIME = " can not be converted to milliseconds since epoch";

    /// More digits behind the point are those of a double: a few characters can ask for billions of them.
    private static final int MAX_SCALE = 400;

    /// A time in CBOR that is nearer to 1970 is in seconds: as milliseconds it would be before any stream was.
    private static final BigDecimal LEAST_MILLIS = BigDecimal.valueOf(100_000_000_000L);

    /// A time that is a text in CBOR: of milliseconds, as some clients write it.
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}");

    /// No instant is further away, in milliseconds.
    private static final BigDecimal MAX_TIME = BigDecimal.valueOf(Long.MAX_VALUE);

    private final JsonParser parser;

    private StructReader(JsonParser parser) {
        this.parser = parser;
    }

    static Struct read(Encoding encoding, byte[] body, Shape.Structure shape) {
        Struct plain = encoding == Encoding.JSON ? PlainJson.read(body, shape) : null;
        return plain == null ? readTokens(encoding, body, shape) : plain;
    }

    /// Reads any document.
    static Struct readTokens(Encoding encoding, byte[] body, Shape.Structure shape) {
        if (encoding == Encoding.CBOR && CborTags.areTooMany(body)) {
            throw failure(UNREADABLE);
        }
        try (JsonParser parser = Documents.of(encoding).createParser(body)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, UNREADABLE);
            Struct struct = new StructReader(parser).structure(shape);
            if (parser.nextToken() != null) {
                throw failure(UNREADABLE);
            }
            return struct;
        } catch (JsonProcessingException e) {
            throw new ServiceException(ErrorCode.SERIALIZATION, UNREADABLE, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether this is a structure or a list, whatever is in it, and nothing behind.
    static boolean isDocument(Encoding encoding, byte[] body) {
        try (JsonParser parser = Documents.of(encoding).createParser(body)) {
            JsonToken first = parser.nextToken();
            parser.skipChildren();
            return first != null && first.isStructStart() && parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Struct structure(Shape.Structure shape) throws IOException {
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Integer position = shape.positions().get(name);
            if (position == null) {
                parser.skipChildren();
            } else {
                values[position] = value(shape.members().get(position).shape());
            }
        }
        return new Struct(shape, values);
    }

    private @Nullable Object value(Shape shape) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (shape instanceof Shape.Document) {
            parser.skipChildren();
            return true;
        }
        return switch (shape) {
            case Shape.Structure structure -> {
                expect(token, JsonToken.START_OBJECT, "Expected null");
                yield structure(structure);
            }
            case Shape.ListOf list -> {
                expect(token, JsonToken.START_ARRAY, "Expected list or null");
                yield list(list);
            }
            case Shape.MapOf map -> {
                expect(token, JsonToken.START_OBJECT, "Expected map or null");
                yield map(map);
            }
            case Shape.Text _ -> {
                expect(token, JsonToken.VALUE_STRING, cannotBe("String"));
                yield parser.getText();
            }
            case Shape.Flag _ -> token == JsonToken.VALUE_STRING ? flag(parser.getText()) : flag(token);
            case Shape.Whole whole -> whole(whole, number(token, cannotBe(whole.javaType())));
            case Shape.Real _ -> number(token, cannotBe("Double")).doubleValue();
            case Shape.Bytes _ -> bytes(token);
            case Shape.Time _ -> time(token);
            case Shape.Document _ -> throw new IllegalStateException("a document has been skipped");
        };
    }

    private List<@Nullable Object> list(Shape.ListOf shape) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(shape.element());
            if (isKept(values.size(), shape.max())) {
                values.add(value);
            }
        }
        return values;
    }

    private Map<String, @Nullable Object> map(Shape.MapOf shape) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            Object value = value(shape.value());
            if (isKept(values.size(), shape.max())) {
                values.put(key, value);
            }
        }
        return values;
    }

    /// Whether one more is kept of what may have so many elements.
    static boolean isKept(int size, int max) {
        return size - KEPT_BEYOND < max;
    }

    private BigDecimal number(JsonToken token, String otherwise) throws IOException {
        if (!token.isNumeric()) {
            throw unexpected(token, otherwise);
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(parser.getDoubleValue())) {
            throw failure(parser.getText() + otherwise.substring(otherwise.indexOf(" can not")));
        }
        BigDecimal number = parser.getDecimalValue();
        return number.scale() <= MAX_SCALE ? number : BigDecimal.valueOf(parser.getDoubleValue());
    }

    /// A fraction is cut off, and what is beyond the type becomes its largest or smallest value, as on AWS.
    private static long whole(Shape.Whole shape, BigDecimal number) {
        if (number.compareTo(BigDecimal.valueOf(shape.largest())) >= 0) {
            return shape.largest();
        }
        return number.compareTo(BigDecimal.valueOf(-shape.largest() - 1)) <= 0
                ? -shape.largest() - 1
                : number.setScale(0, RoundingMode.FLOOR).longValue();
    }

    private boolean flag(JsonToken token) {
        if (!token.isBoolean()) {
            throw unexpected(token, cannotBe("Boolean"));
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /// Some words stand for true and false, as the framework that AWS's services share was seen to take them.
    private static boolean flag(String text) {
        String word = text.substring(0, Math.min(SHOWN, text.length())).toUpperCase(Locale.ROOT);
        return switch (word) {
            case "TRUE", "YES", "1" -> true;
            case "FALSE", "NO", "0" -> false;
            default -> throw failure("'" + word + "' can not be converted to an Boolean");
        };
    }

    private Blob bytes(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
            return Blob.of(parser.getBinaryValue());
        }
        expect(token, JsonToken.VALUE_STRING, className(token) + " can not be converted to a Blob");
        return Blob.of(Base64Text.decode(parser.getText()));
    }

    /// Seconds; in CBOR milliseconds, as AWS's clients write them, if they can be that.
    private Instant time(JsonToken token) throws IOException {
        boolean isCbor = parser instanceof CBORParser;
        BigDecimal number = isCbor && token == JsonToken.VALUE_STRING
                ? decimal(parser.getText())
                : number(token, className(token) + TO_TIME);
        if (number.abs().compareTo(MAX_TIME) > 0) {
            throw failure(className(token) + TO_TIME);
        }
        boolean isMillis = isCbor && number.abs().compareTo(LEAST_MILLIS) >= 0;
        try {
            return Instant.ofEpochMilli((isMillis ? number : number.movePointRight(3))
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact());
        } catch (ArithmeticException | DateTimeException e) {
            throw new ServiceException(ErrorCode.SERIALIZATION, number + TO_TIME, e);
        }
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw failure(className(JsonToken.VALUE_STRING) + TO_TIME);
        }
        return new BigDecimal(text);
    }

    private String cannotBe(String javaType) {
        return className(parser.currentToken()) + " can not be converted to an " + javaType;
    }

    private static String className(JsonToken token) {
        if (token.isNumeric()) {
            return "class com.amazon.coral.value.json.numbers.TruncatingBigNumber";
        }
        return token.isBoolean() ? "class java.lang.Boolean" : "class java.lang.String";
    }

    private static void expect(JsonToken actual, JsonToken expected, String otherwise) {
        if (actual != expected) {
            throw unexpected(actual, otherwise);
        }
    }

    private static ServiceException unexpected(JsonToken token, String scalarMessage) {
        if (token == JsonToken.START_ARRAY) {
            return failure("Start of list found where not expected");
        }
        if (token == JsonToken.START_OBJECT) {
            return failure("Start of structure or map found where not expected.");
        }
        return failure(scalarMessage);
    }

    private static ServiceException failure(String message) {
        return new ServiceException(ErrorCode.SERIALIZATION, message);
    }
}
