package dev.hydrant.columnar;

import java.util.List;

/// A column type of a Glue table: Hive's types, nested to any depth.
public sealed interface HiveType {

    /// The types without parameters.
    enum Simple implements HiveType {
        TINYINT,
        SMALLINT,
        INT,
        BIGINT,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        STRING,
        BINARY,
        DATE,
        TIMESTAMP
    }

    /// @param precision 1 to 38 digits in all
    /// @param scale digits after the point, at most `precision`
    record Decimal(int precision, int scale) implements HiveType {
        public static final int MAX_PRECISION = 38;
        /// The largest precision whose unscaled value fits a long.
        public static final int MAX_LONG_PRECISION = 18;
    }

    /// @param length 1 to 255 code points
    record Char(int length) implements HiveType {}

    /// @param length 1 to 65,535 code points
    record Varchar(int length) implements HiveType {}

    record Array(HiveType element) implements HiveType {}

    /// @param key never a nested type
    record Map(HiveType key, HiveType value) implements HiveType {}

    record Struct(List<Field> fields) implements HiveType {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /// A named part of a struct, or a column of a table.
    record Field(String name, HiveType type) {}
}
