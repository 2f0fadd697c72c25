package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// A column, or a part of one: takes a JSON value apart into the vectors of its leaves.
abstract sealed class RowNode permits ScalarNode, ArrayNode, MapNode, StructNode {

    private final String path;
    private final HiveType type;
    private final int definition;
    private final int firstLeaf;
    private final int endLeaf;

    /// @param path names from the column down, with dots
    /// @param definition the definition level that says that this value isn't null
    /// @param firstLeaf the place of its first leaf in the batch
    /// @param endLeaf the place behind its last leaf
    RowNode(String path, HiveType type, int definition, int firstLeaf, int endLeaf) {
        this.path = path;
        this.type = type;
        this.definition = definition;
        this.firstLeaf = firstLeaf;
        this.endLeaf = endLeaf;
    }

    final String path() {
        return path;
    }

    final HiveType type() {
        return type;
    }

    final int definition() {
        return definition;
    }

    /// Reads the value that begins with the token at hand, which isn't null's.
    ///
    /// @param repetition the level of the first entry of this value
    /// @return false where it doesn't fit: [JsonCursor#lastMismatch] says why, the cursor is anywhere
    ///     inside the value, and the leaves may hold a part of it
    /// @throws com.fasterxml.jackson.core.JacksonException where the source isn't JSON
    abstract boolean read(JsonCursor json, JsonToken token, int repetition) throws IOException;

    /// Writes one entry without a value to each leaf.
    abstract void addAbsent(int repetition, int definitionLevel);

    final int firstLeaf() {
        return firstLeaf;
    }

    final int endLeaf() {
        return endLeaf;
    }

    final boolean readOrNull(JsonCursor json, JsonToken token, int repetition) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            addNull(repetition);
            return true;
        }
        return read(json, token, repetition);
    }

    final void addNull(int repetition) {
        addAbsent(repetition, definition - 1);
    }
}
