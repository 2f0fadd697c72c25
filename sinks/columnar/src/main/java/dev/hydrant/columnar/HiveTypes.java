package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.util.Locale;

/// Hive's text for types, in and out.
public final class HiveTypes {

    /// How deep arrays, maps and structs may lie in each other: the deepest leaf's definition level, at two
    /// for each array, still fits a byte.
    public static final int MAX_NESTING = 60;

    private HiveTypes() {}

    /// Reads `array<struct<a:int,b:decimal(10,2)>>` and the like. Keywords in any case; blanks between the
    /// parts. A field name with other signs than letters, digits, `_`, `$`, `-` and `.` stands in
    /// backticks. As in Hive, `integer` is `int`, `decimal` is `decimal(10,0)` and `decimal(p)` is
    /// `decimal(p,0)`.
    ///
    /// @throws InvalidTableException where it isn't a type of ours; the message names the position, from 0
    public static HiveType parse(String text) {
        return new HiveTypeParser(text).parse();
    }

    static String display(HiveType type) {
        StringBuilder text = new StringBuilder();
        display(type, text);
        return text.toString();
    }

    /// 0 for a leaf, 1 for an array of leaves, and so on.
    static int nesting(HiveType type) {
        return switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> 0;
            case Array array -> 1 + nesting(array.element());
            case Map map -> 1 + nesting(map.value());
            case Struct struct -> {
                int deepest = 0;
                for (Field field : struct.fields()) {
                    deepest = Math.max(deepest, nesting(field.type()));
                }
                yield 1 + deepest;
            }
        };
    }

    /// How many leaves a type has.
    static long leaves(HiveType type) {
        return switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> 1;
            case Array array -> leaves(array.element());
            case Map map -> 1 + leaves(map.value());
            case Struct struct -> {
                long leaves = 0;
                for (Field field : struct.fields()) {
                    leaves += leaves(field.type());
                }
                yield leaves;
            }
        };
    }

    /// True for what a field name may consist of outside backticks.
    static boolean isPlainNameSign(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$' || sign == '-' || sign == '.';
    }

    private static void display(HiveType type, StringBuilder text) {
        switch (type) {
            case Simple simple -> text.append(simple.name().toLowerCase(Locale.ROOT));
            case Decimal(int precision, int scale) ->
                text.append("decimal(")
                        .append(precision)
                        .append(',')
                        .append(scale)
                        .append(')');
            case Char(int length) -> text.append("char(").append(length).append(')');
            case Varchar(int length) -> text.append("varchar(").append(length).append(')');
            case Array(HiveType element) -> {
                text.append("array<");
                display(element, text);
                text.append('>');
            }
            case Map(HiveType key, HiveType value) -> {
                text.append("map<");
                display(key, text);
                text.append(',');
                display(value, text);
                text.append('>');
            }
            case Struct struct -> {
                String before = "struct<";
                for (Field field : struct.fields()) {
                    text.append(before);
                    displayName(field.name(), text);
                    text.append(':');
                    display(field.type(), text);
                    before = ",";
                }
                text.append('>');
            }
        }
    }

    private static void displayName(String name, StringBuilder text) {
        for (int i = 0; i < name.length(); i++) {
            if (!isPlainNameSign(name.charAt(i))) {
                text.append('`').append(name.replace("`", "``")).append('`');
                return;
            }
        }
        text.append(name);
    }
}
