package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Random tables, and random JSON that fits them mostly.
final class RandomRecords {

    private static final int MAX_DEPTH = 4;
    private static final List<Simple> SIMPLE = List.of(Simple.values());
    private static final List<String> NAMES = List.of("a", "b", "userId", "größe", "x_y", "Z");
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"text\"",
            "\"é€😀\"",
            "\"\\u00e9\\n\\\"\\\\\"",
            "\"\\ud83d\\ude00😀\\u20ac\"",
            "\"TRUE\"",
            "\"false\"",
            "\"NaN\"",
            "\"-Infinity\"",
            "\"aGVsbG8=\"",
            "\"aGVsbG8\"",
            "\"AA==\"",
            "\"A\"",
            "\"2024-02-29\"",
            "\"2023-02-29\"",
            "\"0001-01-01\"",
            "\"9999-12-31T23:59:59.999999999Z\"",
            "\"2024-02-29T01:02:03Z\"",
            "\"2024-2-9 01:02:03.5\"",
            "\"1969-12-31 23:59:59.1234567\"",
            "\"2024-02-29 25:00:00\"");

    private final RandomGenerator random;

    RandomRecords(RandomGenerator random) {
        this.random = random;
    }

    TableSchema table() {
        return new TableSchema("random", fields(1));
    }

    private List<Field> fields(int depth) {
        List<String> names = new ArrayList<>(NAMES);
        List<Field> fields = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            fields.add(new Field(names.remove(random.nextInt(names.size())), type(depth)));
        }
        return fields;
    }

    private HiveType type(int depth) {
        return switch (depth < MAX_DEPTH ? random.nextInt(8) : 3) {
            case 0 -> new Array(type(depth + 1));
            case 1 -> new Map(scalar(), type(depth + 1));
            case 2 -> new Struct(fields(depth + 1));
            default -> scalar();
        };
    }

    private HiveType scalar() {
        int precision = 1 + random.nextInt(38);
        return switch (random.nextInt(6)) {
            case 0 -> new Decimal(precision, random.nextInt(precision + 1));
            case 1 -> new Char(1 + random.nextInt(5));
            case 2 -> new Varchar(1 + random.nextInt(5));
            default -> SIMPLE.get(random.nextInt(SIMPLE.size()));
        };
    }

    /// A JSON object for the table, with keys in any case, unknown ones and some that come twice.
    String record(TableSchema table) {
        return object(table.columns());
    }

    private String object(List<Field> fields) {
        List<String> parts = new ArrayList<>();
        for (Field field : fields) {
            for (int left = oneIn(5) ? 0 : oneIn(6) ? 2 : 1; left > 0; left--) {
                parts.add(key(field.name()) + value(field.type()));
            }
        }
        if (oneIn(4)) {
            parts.add(key("unknown") + any(0));
        }
        return "{" + shuffled(parts) + "}";
    }

    private String shuffled(List<String> parts) {
        StringBuilder joined = new StringBuilder(blank());
        while (!parts.isEmpty()) {
            joined.append(parts.remove(random.nextInt(parts.size())));
            joined.append(parts.isEmpty() ? blank() : blank() + "," + blank());
        }
        return joined.toString();
    }

    private String key(String name) {
        String cased = oneIn(4) && !name.equals("größe") ? name.toUpperCase(Locale.ROOT) : name;
        return "\"" + cased + "\"" + blank() + ":" + blank();
    }

    private String value(HiveType type) {
        if (oneIn(12)) {
            return "null";
        }
        if (oneIn(25)) {
            return any(0);
        }
        return switch (type) {
            case Simple simple -> simple(simple);
            case Decimal _ -> oneIn(4) ? "\"" + number() + "\"" : number();
            case Char _, Varchar _ -> any(2);
            case Array(HiveType element) -> {
                List<String> parts = new ArrayList<>();
                for (int left = random.nextInt(4); left > 0; left--) {
                    parts.add(value(element));
                }
                yield "[" + shuffled(parts) + "]";
            }
            case Map(HiveType key, HiveType mapValue) -> {
                List<String> parts = new ArrayList<>();
                for (int left = random.nextInt(5); left > 0; left--) {
                    parts.add(mapKey(key) + ":" + value(mapValue));
                }
                yield "{" + shuffled(parts) + "}";
            }
            case Struct struct -> object(struct.fields());
        };
    }

    private String mapKey(HiveType type) {
        String key = value(type);
        boolean nested = key.startsWith("{") || key.startsWith("[");
        return key.startsWith("\"") ? key : nested ? "\"nested\"" : "\"" + key + "\"";
    }

    private String simple(Simple type) {
        String number = switch (type) {
            case TINYINT -> String.valueOf(random.nextInt(-130, 130));
            case SMALLINT -> random.nextInt(-32770, 32770) + (oneIn(3) ? ".0" : "");
            case INT -> random.nextInt() + (oneIn(3) ? "e0" : "");
            case BIGINT -> String.valueOf(random.nextLong());
            case FLOAT, DOUBLE -> number();
            case BOOLEAN -> String.valueOf(random.nextBoolean());
            case STRING, BINARY -> any(2);
            case DATE, TIMESTAMP ->
                oneIn(2)
                        ? TEXTS.get(13 + random.nextInt(8))
                        : String.valueOf(random.nextLong(-62_200_000_000L, 300_000_000_000L));
        };
        return oneIn(4) && !number.startsWith("\"") && !number.startsWith("{") && !number.startsWith("[")
                ? "\"" + number + "\""
                : number;
    }

    private String number() {
        return switch (random.nextInt(8)) {
            case 0 -> String.valueOf(random.nextInt(-100, 100));
            case 1 -> String.valueOf(random.nextDouble());
            case 2 ->
                String.valueOf(Double.longBitsToDouble(random.nextLong()))
                        .replace("NaN", "0")
                        .replace("Infinity", "1");
            case 3 -> random.nextLong() + "." + Math.abs(random.nextInt());
            case 4 -> random.nextLong() + "" + Math.abs(random.nextLong(Long.MAX_VALUE)) + "e-" + random.nextInt(40);
            case 5 -> random.nextInt(-1000, 1000) + "E" + (random.nextBoolean() ? "+" : "-") + random.nextInt(60);
            case 6 -> "-0." + "0".repeat(random.nextInt(30)) + random.nextInt(1000);
            default -> random.nextInt(-9999, 9999) / 1000.0 + "5";
        };
    }

    private String any(int depth) {
        return switch (random.nextInt(depth < 3 ? 7 : 5)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextBoolean());
            case 2 -> number();
            case 3, 4 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 5 -> "[" + blank() + any(depth + 1) + "," + any(depth + 1) + "]";
            default -> "{\"b\":" + any(depth + 1) + ",\"A\":" + blank() + any(depth + 1) + "}";
        };
    }

    private String blank() {
        return oneIn(10) ? " \n" : "";
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }
}
