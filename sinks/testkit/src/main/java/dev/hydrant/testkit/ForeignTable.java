package dev.hydrant.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a foreign reader found in a file.
///
/// @param rows one object for each row, in the canonical form of [ForeignReaders]
/// @param types the reader's own name of each column's type
public record ForeignTable(List<JsonNode> rows, JsonNode types) {
    public ForeignTable {
        rows = List.copyOf(rows);
    }
}
