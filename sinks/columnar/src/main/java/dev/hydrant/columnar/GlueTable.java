package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.columnar.HiveType.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Glue's `TableInput` JSON, so far as it shapes files.
final class GlueTable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private GlueTable() {}

    static TableSchema read(byte[] json) {
        JsonNode table = tree(json);
        String name = text(table, "Name", "the table");
        JsonNode columns = table.path("StorageDescriptor").path("Columns");
        if (!columns.isArray()) {
            throw new InvalidTableException("table `" + name + "`: `StorageDescriptor.Columns` must be a list");
        }
        List<Field> fields = new ArrayList<>();
        for (JsonNode column : columns) {
            String place = "`StorageDescriptor.Columns[" + fields.size() + "]`";
            fields.add(column(column, place));
        }
        return new TableSchema(name, fields);
    }

    static byte[] write(TableSchema schema) {
        ObjectNode table = MAPPER.createObjectNode();
        table.put("Name", schema.name());
        ArrayNode columns = table.putObject("StorageDescriptor").putArray("Columns");
        for (Field column : schema.columns()) {
            columns.addObject()
                    .put("Name", column.name())
                    .put("Type", column.type().display());
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always written", e);
        }
    }

    private static JsonNode tree(byte[] json) {
        JsonNode table;
        try {
            table = MAPPER.readTree(json);
        } catch (IOException e) {
            throw new InvalidTableException("the table definition isn't JSON: " + e.getMessage(), e);
        }
        if (!table.isObject()) {
            throw new InvalidTableException(
                    "the table definition must be a JSON object with `Name` and `StorageDescriptor`");
        }
        return table;
    }

    private static Field column(JsonNode column, String place) {
        String name = text(column, "Name", place);
        String type = text(column, "Type", "column `" + name + "`");
        try {
            return new Field(name, HiveTypes.parse(type));
        } catch (InvalidTableException e) {
            throw new InvalidTableException("column `" + name + "`: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode parent, String key, String place) {
        JsonNode value = parent.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new InvalidTableException(place + " must have a `" + key + "` that is a text");
        }
        return value.textValue();
    }
}
