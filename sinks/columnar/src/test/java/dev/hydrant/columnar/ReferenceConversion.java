package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of conversion over a tree, by the JDK's own parsers: slow, and written without a look at the fast ones.
final class ReferenceConversion {

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final Pattern SQL = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2} \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?");
    private static final DateTimeFormatter ISO_FORMAT = strict("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter SQL_FORMAT = strict("uuuu-M-d HH:mm:ss");
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final boolean openX;

    ReferenceConversion(boolean openX) {
        this.openX = openX;
    }

    /// A value doesn't fit.
    static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;
    }

    List<@Nullable Object> row(List<Field> fields, TreeReference.ObjectValue object) throws Misfit {
        java.util.Map<String, TreeReference> byName = new LinkedHashMap<>();
        object.fields().forEach((key, value) -> byName.put(key.toLowerCase(Locale.ROOT), value));
        List<@Nullable Object> row = new ArrayList<>();
        for (Field field : fields) {
            TreeReference value = byName.get(field.name().toLowerCase(Locale.ROOT));
            row.add(value == null ? null : value(field.type(), value));
        }
        return row;
    }

    private @Nullable Object value(HiveType type, TreeReference value) throws Misfit {
        if (value instanceof TreeReference.NullValue) {
            return null;
        }
        return switch (type) {
            case Array(HiveType element) -> {
                if (!(value instanceof TreeReference.ArrayValue array)) {
                    throw new Misfit();
                }
                List<@Nullable Object> elements = new ArrayList<>();
                for (TreeReference each : array.elements()) {
                    elements.add(value(element, each));
                }
                yield elements;
            }
            case Struct(List<Field> fields) -> row(fields, object(value));
            case Map(HiveType key, HiveType mapValue) -> {
                java.util.Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
                java.util.Map<Object, TreeReference> last = new LinkedHashMap<>();
                for (java.util.Map.Entry<String, TreeReference> entry :
                        object(value).fields().entrySet()) {
                    last.put(text(key, entry.getKey()), entry.getValue());
                }
                for (java.util.Map.Entry<Object, TreeReference> entry : last.entrySet()) {
                    entries.put(entry.getKey(), value(mapValue, entry.getValue()));
                }
                yield entries;
            }
            case Simple _, Decimal _, Char _, Varchar _ -> scalar(type, value);
        };
    }

    private static TreeReference.ObjectValue object(TreeReference value) throws Misfit {
        if (value instanceof TreeReference.ObjectValue object) {
            return object;
        }
        throw new Misfit();
    }

    private Object scalar(HiveType type, TreeReference value) throws Misfit {
        boolean isText = type == Simple.STRING || type instanceof Char || type instanceof Varchar;
        return switch (value) {
            case TreeReference.TextValue text -> {
                if (!openX && isStrictInHive(type)) {
                    throw new Misfit();
                }
                yield text(type, text.text());
            }
            case TreeReference.NumberValue number -> {
                if (type == Simple.BOOLEAN || type == Simple.BINARY || (!openX && isTime(type))) {
                    throw new Misfit();
                }
                yield isTime(type) ? time(type, epoch(number.source())) : text(type, number.source());
            }
            case TreeReference.BoolValue bool -> {
                if (type != Simple.BOOLEAN && !isText) {
                    throw new Misfit();
                }
                yield text(type, bool.source());
            }
            case TreeReference.ArrayValue _, TreeReference.ObjectValue _ -> {
                if (!openX || !isText) {
                    throw new Misfit();
                }
                yield text(type, value.source());
            }
            case TreeReference.NullValue _ -> throw new AssertionError("handled before");
        };
    }

    private static boolean isTime(HiveType type) {
        return type == Simple.DATE || type == Simple.TIMESTAMP;
    }

    private static boolean isStrictInHive(HiveType type) {
        return switch (type) {
            case Simple simple ->
                switch (simple) {
                    case TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, BOOLEAN -> true;
                    case STRING, BINARY, DATE, TIMESTAMP -> false;
                };
            case Decimal _, Char _, Varchar _, Array _, Map _, Struct _ -> false;
        };
    }

    private Object text(HiveType type, String text) throws Misfit {
        try {
            return switch (type) {
                case Simple simple -> simple(simple, text);
                case Decimal(int precision, int scale) -> decimal(text, precision, scale);
                case Char(int length) -> cut(text, length);
                case Varchar(int length) -> cut(text, length);
                case Array _, Map _, Struct _ -> throw new AssertionError(type);
            };
        } catch (NumberFormatException | ArithmeticException | DateTimeException _) {
            throw new Misfit();
        }
    }

    private Object simple(Simple type, String text) throws Misfit {
        return switch (type) {
            case TINYINT -> (int) number(text).byteValueExact();
            case SMALLINT -> (int) number(text).shortValueExact();
            case INT -> number(text).intValueExact();
            case BIGINT -> number(text).longValueExact();
            case FLOAT -> Float.parseFloat(isSpecial(text) ? text : checked(text));
            case DOUBLE -> Double.parseDouble(isSpecial(text) ? text : checked(text));
            case BOOLEAN -> {
                if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                    throw new Misfit();
                }
                yield Boolean.parseBoolean(text);
            }
            case STRING -> text;
            case BINARY -> {
                try {
                    yield HexFormat.of().formatHex(Base64.getDecoder().decode(text));
                } catch (IllegalArgumentException _) {
                    throw new Misfit();
                }
            }
            case DATE, TIMESTAMP -> time(text, type);
        };
    }

    private static boolean isSpecial(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    /// Java's own reader of doubles takes more than numbers.
    private static String checked(String text) {
        BigDecimal _ = number(text);
        return text;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal decimal(String text, int precision, int scale) throws Misfit {
        BigDecimal exact = number(text);
        BigDecimal rounded = exact.signum() == 0
                ? new BigDecimal(BigInteger.ZERO, scale)
                : exact.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(precision)) >= 0) {
            throw new Misfit();
        }
        return rounded;
    }

    private static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    private Object time(String text, Simple type) throws Misfit {
        if (type == Simple.DATE && text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() == 0 ? misfit() : date;
        }
        if (openX && ISO.matcher(text).matches()) {
            return time(type, instant(text.substring(0, 19), text.substring(19, text.length() - 1), ISO_FORMAT));
        }
        if (SQL.matcher(text).matches()) {
            int point = text.indexOf('.');
            int end = point < 0 ? text.length() : point;
            return time(type, instant(text.substring(0, end), text.substring(end), SQL_FORMAT));
        }
        return openX ? time(type, epoch(text)) : misfit();
    }

    private static Object misfit() throws Misfit {
        throw new Misfit();
    }

    private static Instant instant(String time, String fraction, DateTimeFormatter format) {
        long nanos = fraction.isEmpty()
                ? 0
                : new BigDecimal("0" + fraction).movePointRight(9).longValueExact();
        return LocalDateTime.parse(time, format).toInstant(ZoneOffset.UTC).plusNanos(nanos);
    }

    private static Instant epoch(String text) throws Misfit {
        try {
            BigDecimal number = number(text);
            boolean isMillis = text.chars().allMatch(sign -> sign == '-' || sign == '+' || Character.isDigit(sign))
                    && number.signum() != 0
                    && number.precision() >= 13;
            BigDecimal micros = number.multiply(isMillis ? BigDecimal.valueOf(1000) : MICROS);
            long whole = micros.setScale(0, RoundingMode.FLOOR).longValueExact();
            return Instant.EPOCH.plus(whole, ChronoUnit.MICROS);
        } catch (NumberFormatException | ArithmeticException _) {
            throw new Misfit();
        }
    }

    private static Object time(Simple type, Instant instant) throws Misfit {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new Misfit();
        }
        return type == Simple.DATE ? time.toLocalDate() : instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static Object time(HiveType type, Instant instant) throws Misfit {
        return time((Simple) type, instant);
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
