package dev.hydrant.columnar;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A column type of a Glue table: Hive's types, nested up to [HiveTypes#MAX_NESTING] deep.
///
/// [HiveTypes#parse] makes one from Hive's text, [#display] gives that text back.
public sealed interface HiveType {

    /// The type as Hive writes it, such as `array<struct<a:int,b:decimal(10,2)>>`; [HiveTypes#parse] reads
    /// it back.
    default String display() {
        return HiveTypes.display(this);
    }

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

        public Decimal {
            requireWithin("precision", precision, 1, MAX_PRECISION);
            requireWithin("scale", scale, 0, precision);
        }
    }

    /// @param length 1 to 255 code points
    record Char(int length) implements HiveType {
        public static final int MAX_LENGTH = 255;

        public Char {
            requireWithin("length", length, 1, MAX_LENGTH);
        }
    }

    /// @param length 1 to 65,535 code points
    record Varchar(int length) implements HiveType {
        public static final int MAX_LENGTH = 65_535;

        public Varchar {
            requireWithin("length", length, 1, MAX_LENGTH);
        }
    }

    record Array(HiveType element) implements HiveType {}

    /// @param key never a nested type
    record Map(HiveType key, HiveType value) implements HiveType {
        public Map {
            if (isNested(key)) {
                throw new IllegalArgumentException("`key` must be a simple type but was " + key.display());
            }
        }
    }

    /// @param fields at least one; their names differ also in lower case, as Hive compares them
    record Struct(List<Field> fields) implements HiveType {
        public Struct {
            fields = List.copyOf(fields);
            requireFields("field", fields);
        }
    }

    /// A named part of a struct, or a column of a table.
    record Field(String name, HiveType type) {
        public Field {
            if (name.isBlank()) {
                throw new IllegalArgumentException("`name` must not be blank");
            }
        }
    }

    /// True for the types that have children.
    static boolean isNested(HiveType type) {
        return switch (type) {
            case Array _, Map _, Struct _ -> true;
            case Simple _, Decimal _, Char _, Varchar _ -> false;
        };
    }

    /// Names `what` in the message: `field` or `column`.
    static void requireFields(String what, List<Field> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one " + what);
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        what + " `" + field.name() + "` appears twice; names are compared in lower case");
            }
        }
    }

    private static void requireWithin(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "`" + what + "` must be from " + least + " to " + most + " but was " + value);
        }
    }
}
