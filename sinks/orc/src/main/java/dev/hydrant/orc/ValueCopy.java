package dev.hydrant.orc;

import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;

/// Copies a run of a leaf's values into consecutive slots of an ORC vector.
@FunctionalInterface
interface ValueCopy {

    long MICROS_PER_SECOND = 1_000_000;
    long MICROS_PER_MILLI = 1_000;
    int NANOS_PER_MICRO = 1_000;

    void copy(int firstValue, int firstSlot, int count);

    static ValueCopy of(HiveType type, LeafRange from, ColumnVector to) {
        return switch (type) {
            case Simple simple ->
                switch (simple) {
                    case BOOLEAN, TINYINT, SMALLINT, INT, DATE -> ints(from, (LongColumnVector) to);
                    case BIGINT -> longs(from, (LongColumnVector) to);
                    case TIMESTAMP -> timestamps(from, (TimestampColumnVector) to);
                    case FLOAT -> floats(from, (DoubleColumnVector) to);
                    case DOUBLE -> doubles(from, (DoubleColumnVector) to);
                    case STRING, BINARY -> bytes(from, (BytesColumnVector) to);
                };
            case Decimal(int precision, int scale) ->
                precision <= Decimal.MAX_LONG_PRECISION
                        ? longs(from, (LongColumnVector) to)
                        : decimals(from, (DecimalColumnVector) to, scale);
            case Char _, Varchar _ -> bytes(from, (BytesColumnVector) to);
            case Array _, Map _, Struct _ ->
                throw new IllegalArgumentException("`type` must be a leaf but was " + type.display());
        };
    }

    private static ValueCopy ints(LeafRange from, LongColumnVector to) {
        return (value, slot, count) -> {
            int[] ints = from.source().ints();
            for (int i = 0; i < count; i++) {
                to.vector[slot + i] = ints[value + i];
            }
        };
    }

    private static ValueCopy longs(LeafRange from, LongColumnVector to) {
        return (value, slot, count) -> System.arraycopy(from.source().longs(), value, to.vector, slot, count);
    }

    private static ValueCopy floats(LeafRange from, DoubleColumnVector to) {
        return (value, slot, count) -> {
            float[] floats = from.source().floats();
            for (int i = 0; i < count; i++) {
                to.vector[slot + i] = floats[value + i];
            }
        };
    }

    private static ValueCopy doubles(LeafRange from, DoubleColumnVector to) {
        return (value, slot, count) -> System.arraycopy(from.source().doubles(), value, to.vector, slot, count);
    }

    /// References, not copies: the writer takes the bytes before the batch is filled again.
    private static ValueCopy bytes(LeafRange from, BytesColumnVector to) {
        return (value, slot, count) -> {
            byte[] bytes = from.source().bytesArray();
            int[] offsets = from.source().offsets();
            for (int i = 0; i < count; i++) {
                int start = offsets[value + i];
                to.setRef(slot + i, bytes, start, offsets[value + i + 1] - start);
            }
        };
    }

    private static ValueCopy timestamps(LeafRange from, TimestampColumnVector to) {
        return (value, slot, count) -> {
            long[] micros = from.source().longs();
            for (int i = 0; i < count; i++) {
                long at = micros[value + i];
                to.time[slot + i] = Math.floorDiv(at, MICROS_PER_MILLI);
                to.nanos[slot + i] = (int) Math.floorMod(at, MICROS_PER_SECOND) * NANOS_PER_MICRO;
            }
        };
    }

    private static ValueCopy decimals(LeafRange from, DecimalColumnVector to, int scale) {
        return (value, slot, count) -> {
            byte[] bytes = from.source().bytesArray();
            int[] offsets = from.source().offsets();
            for (int i = 0; i < count; i++) {
                int start = offsets[value + i];
                to.vector[slot + i].setFromBigIntegerBytesAndScale(bytes, start, offsets[value + i + 1] - start, scale);
            }
        };
    }
}
