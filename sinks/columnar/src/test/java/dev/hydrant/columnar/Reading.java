package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.sink.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tables and records of tests, in few words.
final class Reading {

    private Reading() {}

    /// @param columns as in a struct, such as `a:int,b:string`
    static TableSchema table(String columns) {
        HiveType.Struct struct = (HiveType.Struct) HiveTypes.parse("struct<" + columns + ">");
        return new TableSchema("t", struct.fields());
    }

    static JsonRowReader openX(String columns) {
        return new JsonRowReader(new ColumnBatch(table(columns)), OpenXJson.defaults());
    }

    static JsonRowReader hive(String columns, String... formats) {
        return new JsonRowReader(new ColumnBatch(table(columns)), new HiveJson(List.of(formats)));
    }

    static @Nullable RowFailure read(JsonRowReader reader, String json) {
        return reader.read(Slice.of(json.getBytes(UTF_8)));
    }

    static List<@Nullable Object> row(JsonRowReader reader, String json) {
        RowFailure failure = read(reader, json);
        if (failure != null) {
            throw new AssertionError(failure.message() + " for " + json);
        }
        List<List<@Nullable Object>> rows = BatchRows.of(reader.batch());
        return rows.getLast();
    }

    /// What the only column holds after reading `{"c": value}`, as text; or `fails`.
    static String column(JsonRowReader reader, String value) {
        RowFailure failure = read(reader, "{\"c\":" + value + "}");
        if (failure != null) {
            return "fails";
        }
        return String.valueOf(BatchRows.of(reader.batch()).getLast().getFirst());
    }

    static List<String> names(TableSchema table) {
        List<String> names = new ArrayList<>();
        for (Field column : table.columns()) {
            names.add(column.name());
        }
        return names;
    }
}
