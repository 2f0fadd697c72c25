package dev.hydrant.parquet;

import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.math.BigInteger;
import org.apache.parquet.format.Type;

/// How a leaf's values lie in pages.
///
/// @param type Parquet's physical type
/// @param width bytes of a value, where all have the same; of a boolean 1, though it takes a bit
/// @param order how two values compare, for statistics
record Physical(Type type, int width, Order order) {

    /// Marks values that have their own length each.
    static final int NO_WIDTH = 0;

    private static final int MAX_INT_PRECISION = 9;

    /// How values compare. Texts and binaries compare as unsigned bytes, decimals as big-endian two's complement.
    enum Order {
        NUMBERS,
        FLOATS,
        DOUBLES,
        TEXTS,
        BINARIES,
        DECIMALS
    }

    private static final Physical INT = new Physical(Type.INT32, Integer.BYTES, Order.NUMBERS);
    private static final Physical LONG = new Physical(Type.INT64, Long.BYTES, Order.NUMBERS);
    private static final Physical TEXT = new Physical(Type.BYTE_ARRAY, NO_WIDTH, Order.TEXTS);

    static Physical of(HiveType type) {
        return switch (type) {
            case Simple simple ->
                switch (simple) {
                    case BOOLEAN -> new Physical(Type.BOOLEAN, 1, Order.NUMBERS);
                    case TINYINT, SMALLINT, INT, DATE -> INT;
                    case BIGINT, TIMESTAMP -> LONG;
                    case FLOAT -> new Physical(Type.FLOAT, Float.BYTES, Order.FLOATS);
                    case DOUBLE -> new Physical(Type.DOUBLE, Double.BYTES, Order.DOUBLES);
                    case STRING -> TEXT;
                    case BINARY -> new Physical(Type.BYTE_ARRAY, NO_WIDTH, Order.BINARIES);
                };
            case Decimal decimal -> ofDecimal(decimal.precision());
            case Char _, Varchar _ -> TEXT;
            case Array _, Map _, Struct _ ->
                throw new IllegalArgumentException("`type` must be a leaf but was " + type);
        };
    }

    private static Physical ofDecimal(int precision) {
        if (precision <= MAX_INT_PRECISION) {
            return INT;
        }
        if (precision <= Decimal.MAX_LONG_PRECISION) {
            return LONG;
        }
        int width = BigInteger.TEN.pow(precision).bitLength() / Byte.SIZE + 1;
        return new Physical(Type.FIXED_LEN_BYTE_ARRAY, width, Order.DECIMALS);
    }
}
