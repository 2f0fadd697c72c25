package dev.hydrant.transform.builtin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.io.IOException;
import java.util.Locale;

/// A JSON value as a partition key sees it, whether it is a token or a node.
final class JqValue {

    enum Kind {
        NULL,
        BOOLEAN,
        NUMBER,
        STRING,
        ARRAY,
        OBJECT;

        String jqName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private JqValue() {}

    static Kind kindOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.ARRAY;
            case VALUE_STRING -> Kind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    /// The jq library's words for a path that goes through what has no fields.
    static String cannotIndex(Kind kind, String field) {
        return "Cannot index " + kind.jqName() + " with string \"" + field + "\"";
    }

    static String numberText(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? parser.getNumberValue().toString()
                : NumberText.of(parser.getDoubleValue());
    }

    /// The text of a string, number or boolean; empty for anything else, and for what is not a number.
    static String text(JsonNode value) {
        if (!(value instanceof DoubleNode number) || JqNumbers.keepsItsDigits(number)) {
            return value.asText("");
        }
        return Double.isNaN(number.doubleValue()) ? "" : NumberText.of(number.doubleValue());
    }
}
