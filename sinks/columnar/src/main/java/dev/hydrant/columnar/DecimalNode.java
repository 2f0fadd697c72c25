package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Decimal;

/// decimal: the exact digits of a number or numeric string, rounded half up to the scale.
final class DecimalNode extends ScalarNode {

    private static final int WIDE_BYTES = 2 * Long.BYTES;

    private final NumberText number = new NumberText();
    private final byte[] wide = new byte[WIDE_BYTES];
    private final int precision;
    private final int scale;
    /// The least magnitude of too many digits; 0 where a long can't hold it.
    private final long limit;

    DecimalNode(String path, ColumnVector vector, int leaf, Decimal type) {
        super(path, vector, leaf);
        this.precision = type.precision();
        this.scale = type.scale();
        long power = 1;
        for (int i = 0; i < precision; i++) {
            power *= 10;
        }
        this.limit = precision <= Decimal.MAX_LONG_PRECISION ? power : 0;
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        if (!number.scan(c, from, to)) {
            return false;
        }
        return limit > 0 ? addNarrow(repetition) : addWide(repetition);
    }

    @Override
    boolean addNumber(char[] c, int from, int to, int repetition) {
        return addText(c, from, to, repetition);
    }

    private boolean addNarrow(int repetition) {
        if (!number.toLong(scale, NumberText.Rounding.HALF_UP) || number.value() >= limit || number.value() <= -limit) {
            return false;
        }
        vector().addLong(repetition, number.value());
        return true;
    }

    private boolean addWide(int repetition) {
        if (!number.toWide(precision, scale)) {
            return false;
        }
        for (int i = 0; i < Long.BYTES; i++) {
            wide[i] = (byte) (number.high() >> (Long.SIZE - Byte.SIZE * (i + 1)));
            wide[Long.BYTES + i] = (byte) (number.low() >> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        int from = 0;
        while (from < WIDE_BYTES - 1 && wide[from] == wide[from + 1] >> (Byte.SIZE - 1)) {
            from++;
        }
        vector().addBytes(repetition, wide, from, WIDE_BYTES - from);
        return true;
    }
}
