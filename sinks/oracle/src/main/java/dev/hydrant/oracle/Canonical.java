package dev.hydrant.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.HexFormat;

/// The canonical form of the test kit's `ForeignReaders`, where it isn't JSON's own.
final class Canonical {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private Canonical() {}

    static JsonNode bits(float value) {
        return NODES.textNode(HexFormat.of().toHexDigits(Float.floatToRawIntBits(value)));
    }

    static JsonNode bits(double value) {
        return NODES.textNode(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value)));
    }

    /// With all digits of the type's scale.
    static JsonNode decimal(BigDecimal value, int scale) {
        return NODES.textNode(value.setScale(scale).toPlainString());
    }

    static JsonNode micros(long seconds, int nanos) {
        if (nanos % NANOS_PER_MICRO != 0) {
            throw new IllegalArgumentException(nanos + " ns is no whole microsecond");
        }
        return NODES.numberNode(Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), nanos / NANOS_PER_MICRO));
    }
}
