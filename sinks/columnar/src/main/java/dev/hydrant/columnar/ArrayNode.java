package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// array: a JSON array, element by element.
final class ArrayNode extends RowNode {

    private final RowNode element;
    private final int elementRepetition;
    private final int leaves;

    ArrayNode(String path, HiveType type, int definition, RowNode element, int elementRepetition) {
        super(path, type, definition, element.firstLeaf(), element.endLeaf());
        this.leaves = endLeaf() - firstLeaf();
        this.element = element;
        this.elementRepetition = elementRepetition;
    }

    RowNode element() {
        return element;
    }

    @Override
    boolean read(JsonCursor json, JsonToken token, int repetition) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            return json.mismatch(this);
        }
        JsonToken next = json.next();
        if (next == JsonToken.END_ARRAY) {
            element.addAbsent(repetition, definition());
            return true;
        }
        int level = repetition;
        while (next != JsonToken.END_ARRAY) {
            if (!json.takeEntries(leaves)) {
                return json.mismatch(this, MapNode.TOO_MANY);
            }
            if (!element.readOrNull(json, next, level)) {
                return false;
            }
            level = elementRepetition;
            next = json.next();
        }
        return true;
    }

    @Override
    void addAbsent(int repetition, int definitionLevel) {
        element.addAbsent(repetition, definitionLevel);
    }
}
