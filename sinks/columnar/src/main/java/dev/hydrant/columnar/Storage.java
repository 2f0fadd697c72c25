package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;

/// The array a leaf's values are kept in.
public enum Storage {
    /// boolean (0 or 1), tinyint, smallint, int, date (days since 1970-01-01).
    INT,
    /// bigint, timestamp (microseconds since 1970-01-01T00:00:00Z), decimal to 18 digits (unscaled).
    LONG,
    FLOAT,
    DOUBLE,
    /// string, char, varchar (UTF-8), binary, decimal beyond 18 digits (unscaled, big-endian two's complement, as short
    /// as it goes): runs of one byte array.
    BYTES;

    static Storage of(HiveType type) {
        return switch (type) {
            case Simple simple ->
                switch (simple) {
                    case BOOLEAN, TINYINT, SMALLINT, INT, DATE -> INT;
                    case BIGINT, TIMESTAMP -> LONG;
                    case FLOAT -> FLOAT;
                    case DOUBLE -> DOUBLE;
                    case STRING, BINARY -> BYTES;
                };
            case Decimal decimal -> decimal.precision() <= Decimal.MAX_LONG_PRECISION ? LONG : BYTES;
            case Char _, Varchar _ -> BYTES;
            case Array _, Map _, Struct _ ->
                throw new IllegalArgumentException("`type` must be a leaf but was " + type);
        };
    }
}
