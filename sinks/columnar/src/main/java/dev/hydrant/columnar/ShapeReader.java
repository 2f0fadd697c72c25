package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Takes the [Shape] of one record.
final class ShapeReader {

    /// A larger exponent is beyond doubles.
    private static final int MAX_DOUBLE_POINT = 308;
    /// A smaller one is where doubles lose digits.
    private static final int MIN_DOUBLE_POINT = -290;
    /// Counts of digits stop here: no decimal has as many.
    private static final int MAX_COUNTED_DIGITS = 1000;

    private final NumberText number = new NumberText();

    /// @param nesting how many objects and arrays the value lies in, below the record itself
    Shape read(JsonCursor json, JsonToken token, int nesting) throws IOException {
        return switch (token) {
            case VALUE_NULL -> Shape.UNKNOWN;
            case VALUE_TRUE, VALUE_FALSE -> Shape.BOOLEANS;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
            case VALUE_STRING -> text(json.chars(), json.from(), json.to());
            case START_OBJECT, START_ARRAY -> {
                if (nesting > HiveTypes.MAX_NESTING) {
                    json.skipValue();
                    yield Shape.MIXED;
                }
                yield token == JsonToken.START_OBJECT ? object(json, nesting) : array(json, nesting);
            }
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Shape object(JsonCursor json, int nesting) throws IOException {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            Shape value = read(json, json.next(), nesting + 1);
            if (!key.isBlank() && fields.size() <= Shape.MAX_FIELDS) {
                fields.merge(key.toLowerCase(Locale.ROOT), value, Shape::merge);
            }
        }
        return fields.size() <= Shape.MAX_FIELDS ? new Shape.Objects(fields) : Shape.MIXED;
    }

    private Shape array(JsonCursor json, int nesting) throws IOException {
        Shape element = Shape.UNKNOWN;
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            element = Shape.merge(element, read(json, token, nesting + 1));
        }
        return new Shape.Arrays(element);
    }

    private Shape number(JsonCursor json) throws IOException {
        if (!number.scan(json.chars(), json.from(), json.to())) {
            throw new IllegalStateException("the tokenizer lets through numbers alone");
        }
        boolean isWhole = number.isWhole();
        boolean fitsLong = isWhole && number.toLong(0, NumberText.Rounding.EXACT);
        boolean fitsInt =
                fitsLong && number.value() == Math.clamp(number.value(), Integer.MIN_VALUE, Integer.MAX_VALUE);
        int digits = number.significantDigits();
        long pointAt = number.pointAt();
        boolean fitsDouble = digits == 0 || (pointAt >= MIN_DOUBLE_POINT && pointAt <= MAX_DOUBLE_POINT);
        int integerDigits = digits == 0 ? 0 : Math.clamp(pointAt, 0, MAX_COUNTED_DIGITS);
        int scale = digits == 0 ? 0 : Math.clamp(digits - pointAt, 0, MAX_COUNTED_DIGITS);
        return new Shape.Numbers(isWhole, fitsInt, fitsLong, fitsDouble, integerDigits, scale, digits);
    }

    private static Shape text(char[] c, int from, int to) {
        if (TimeText.epochDay(c, from, to) != TimeText.NONE) {
            return Shape.Texts.DATES;
        }
        boolean isTimestamp =
                TimeText.isoMicros(c, from, to) != TimeText.NONE || TimeText.sqlMicros(c, from, to) != TimeText.NONE;
        return isTimestamp ? Shape.Texts.TIMESTAMPS : Shape.Texts.OTHERS;
    }
}
