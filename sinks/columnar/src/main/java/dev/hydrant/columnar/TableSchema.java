package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Field;
import java.util.List;

/// What a table's files hold: `StorageDescriptor.Columns` of a Glue table, without its partition keys.
///
/// @param columns at least one; their names differ also in lower case
public record TableSchema(String name, List<Field> columns) {

    /// How many leaves a table may have, since each costs buffers.
    public static final int MAX_LEAVES = 10_000;

    /// @throws InvalidTableException where a name appears twice or types lie too deep in each other
    public TableSchema {
        columns = List.copyOf(columns);
        try {
            HiveType.requireFields("column", columns);
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException("table `" + name + "`: " + e.getMessage(), e);
        }
        long leaves = 0;
        for (Field column : columns) {
            if (HiveTypes.nesting(column.type()) > HiveTypes.MAX_NESTING) {
                throw new InvalidTableException("column `" + column.name() + "`: types may lie " + HiveTypes.MAX_NESTING
                        + " deep in each other");
            }
            leaves += HiveTypes.leaves(column.type());
        }
        if (leaves > MAX_LEAVES) {
            throw new InvalidTableException(
                    "table `" + name + "` must have at most " + MAX_LEAVES + " leaves but has " + leaves);
        }
    }

    /// Reads a Glue table input, the JSON of `aws glue create-table --table-input`: its `Name` and
    /// `StorageDescriptor.Columns[{Name, Type}]`. All else, partition keys included, isn't part of a file.
    ///
    /// @throws InvalidTableException where it isn't such JSON or a column's type can't be written; names
    ///     the column
    public static TableSchema fromGlue(byte[] json) {
        return GlueTable.read(json);
    }

    /// A Glue table input with this name and these columns, indented; [#fromGlue] reads it back.
    public byte[] toGlue() {
        return GlueTable.write(this);
    }
}
