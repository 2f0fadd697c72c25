package dev.hydrant.orc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.columnar.CanonicalRows;
import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveTypes;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.testkit.PythonService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Tables, rows and files for tests, told briefly.
final class Tables {

    private Tables() {}

    /// Columns as `name type`.
    static TableSchema table(String... columns) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns) {
            int blank = column.indexOf(' ');
            fields.add(new Field(column.substring(0, blank), HiveTypes.parse(column.substring(blank + 1))));
        }
        return new TableSchema("t", fields);
    }

    static TableSchema table(String name, HiveType type) {
        return new TableSchema("t", List.of(new Field(name, type)));
    }

    /// Rows in canonical form, with single quotes for double ones.
    static List<JsonNode> rows(String... rows) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String row : rows) {
            try {
                nodes.add(PythonService.JSON.readTree(row.replace('\'', '"')));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return nodes;
    }

    /// One whole file.
    static byte[] encode(TableSchema table, OrcOptions options, List<JsonNode> rows) {
        OrcEncoder encoder = new OrcEncoder(table, options);
        encoder.write(CanonicalRows.batch(table, rows));
        return encoder.finish().toByteArray();
    }

    static Path write(Path directory, byte[] file) {
        try {
            return Files.write(Files.createTempFile(directory, "table", ".orc"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
