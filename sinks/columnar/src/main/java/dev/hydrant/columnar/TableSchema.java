package dev.hydrant.columnar;

import java.util.List;

/// What a table's files hold: `StorageDescriptor.Columns` of a Glue table, without its partition keys.
public record TableSchema(String name, List<HiveType.Field> columns) {

    public TableSchema {
        columns = List.copyOf(columns);
    }
}
