package dev.hydrant.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Random values of types without children, extremes among them.
final class ScalarValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /// 0001-01-01 and 9999-12-31.
    private static final long FIRST_DAY = -719_162;

    private static final long LAST_DAY = 2_932_896;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final float[] FLOATS = {
        0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE
    };
    private static final double[] DOUBLES = {
        0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE
    };
    private static final String[] CODE_POINTS = {"a", "Z", " ", "\u0000", "\"", "é", "水", "\uffff", "😀", "\udbff\udfff"
    };
    private static final int LONGEST_TEXT = 120;
    private static final int LONGEST_BINARY = 90;

    private final RandomGenerator random;

    ScalarValues(RandomGenerator random) {
        this.random = random;
    }

    JsonNode simple(Simple type) {
        return switch (type) {
            case TINYINT -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> integer(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> {
                float value =
                        random.nextBoolean() ? FLOATS[random.nextInt(FLOATS.length)] : random.nextFloat(-1e9f, 1e9f);
                yield JSON.textNode(HexFormat.of().toHexDigits(Float.floatToRawIntBits(value)));
            }
            case DOUBLE -> {
                double value =
                        random.nextBoolean() ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextDouble(-1e99, 1e99);
                yield JSON.textNode(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value)));
            }
            case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
            case STRING -> text(LONGEST_TEXT);
            case BINARY -> {
                byte[] bytes = new byte[random.nextInt(LONGEST_BINARY)];
                random.nextBytes(bytes);
                yield JSON.textNode(Base64.getEncoder().encodeToString(bytes));
            }
            case DATE -> integer(FIRST_DAY, LAST_DAY);
            case TIMESTAMP -> integer(FIRST_DAY * MICROS_PER_DAY, (LAST_DAY + 1) * MICROS_PER_DAY - 1);
        };
    }

    JsonNode decimal(Decimal type) {
        BigInteger most = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        BigInteger unscaled = switch (random.nextInt(4)) {
            case 0 -> most;
            case 1 -> BigInteger.valueOf(random.nextInt(10));
            default -> {
                byte[] magnitude = new byte[1 + random.nextInt(16)];
                random.nextBytes(magnitude);
                yield new BigInteger(1, magnitude).mod(most);
            }
        };
        BigInteger signed = random.nextBoolean() ? unscaled.negate() : unscaled;
        return JSON.textNode(new BigDecimal(signed, type.scale()).toPlainString());
    }

    JsonNode text(int longest) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            text.append(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
        }
        return JSON.textNode(text.toString());
    }

    /// The ends, numbers near zero, and anything between.
    private JsonNode integer(long smallest, long largest) {
        return JSON.numberNode(
                switch (random.nextInt(5)) {
                    case 0 -> smallest;
                    case 1 -> largest;
                    case 2 -> random.nextLong(-10, 10);
                    default -> random.nextLong(smallest, largest);
                });
    }
}
