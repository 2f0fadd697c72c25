package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// A leaf. What a kind of JSON value becomes is the type's own; what it doesn't say doesn't fit.
abstract sealed class ScalarNode extends RowNode
        permits IntegerNode, FloatingNode, DecimalNode, BooleanNode, TextNode, BinaryNode, DateNode, TimestampNode {

    private final ColumnVector vector;

    ScalarNode(String path, ColumnVector vector, int leaf) {
        super(path, vector.leaf().type(), vector.leaf().maxDefinition(), leaf, leaf + 1);
        this.vector = vector;
    }

    final ColumnVector vector() {
        return vector;
    }

    /// Takes a string's text, whatever the dialect: what a map key is made from.
    abstract boolean addText(char[] c, int from, int to, int repetition);

    boolean addString(char[] c, int from, int to, int repetition) {
        return addText(c, from, to, repetition);
    }

    /// Takes the string at hand.
    boolean addString(JsonCursor json, int repetition) throws IOException {
        return addString(json.chars(), json.from(), json.to(), repetition);
    }

    boolean addNumber(char[] c, int from, int to, int repetition) {
        return false;
    }

    boolean addBoolean(boolean value, int repetition) {
        return false;
    }

    /// Takes an object or array; the cursor ends at its end.
    boolean addNested(JsonCursor json, int repetition) throws IOException {
        return false;
    }

    @Override
    final boolean read(JsonCursor json, JsonToken token, int repetition) throws IOException {
        boolean fits = switch (token) {
            case VALUE_STRING -> addString(json, repetition);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> addNumber(json.chars(), json.from(), json.to(), repetition);
            case VALUE_TRUE -> addBoolean(true, repetition);
            case VALUE_FALSE -> addBoolean(false, repetition);
            case START_OBJECT, START_ARRAY -> addNested(json, repetition);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
        return fits || json.mismatch(this);
    }

    /// Reads the key at hand.
    final boolean readKey(JsonCursor json, int repetition) throws IOException {
        return addText(json.chars(), json.from(), json.to(), repetition) || json.mismatch(this);
    }

    @Override
    final void addAbsent(int repetition, int definitionLevel) {
        vector.addAbsent(repetition, definitionLevel);
    }
}
