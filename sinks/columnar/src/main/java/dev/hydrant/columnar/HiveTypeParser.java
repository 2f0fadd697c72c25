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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Recursive descent over one type's text.
final class HiveTypeParser {

    private static final int DEFAULT_PRECISION = 10;
    /// A parameter has at most this many digits, so that it can't overflow.
    private static final int MAX_NUMBER_DIGITS = 9;
    /// How much of the text a message repeats.
    private static final int MAX_SHOWN_CHARS = 200;

    private final String text;
    private int at;

    HiveTypeParser(String text) {
        this.text = text;
    }

    HiveType parse() {
        HiveType type = type(0);
        skipBlanks();
        if (at < text.length()) {
            throw failure(at, "the type ends here, but more follows");
        }
        return type;
    }

    private HiveType type(int nesting) {
        skipBlanks();
        int start = at;
        if (nesting > HiveTypes.MAX_NESTING) {
            throw failure(start, "types may lie " + HiveTypes.MAX_NESTING + " deep in each other");
        }
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String keyword = text.substring(start, at).toLowerCase(Locale.ROOT);
        return switch (keyword) {
            case "tinyint" -> Simple.TINYINT;
            case "smallint" -> Simple.SMALLINT;
            case "int", "integer" -> Simple.INT;
            case "bigint" -> Simple.BIGINT;
            case "float" -> Simple.FLOAT;
            case "double" -> Simple.DOUBLE;
            case "boolean" -> Simple.BOOLEAN;
            case "string" -> Simple.STRING;
            case "binary" -> Simple.BINARY;
            case "date" -> Simple.DATE;
            case "timestamp" -> Simple.TIMESTAMP;
            case "decimal" -> decimal(start);
            case "char" -> {
                int length = length();
                yield checked(start, () -> new Char(length));
            }
            case "varchar" -> {
                int length = length();
                yield checked(start, () -> new Varchar(length));
            }
            case "array" -> array(nesting);
            case "map" -> map(start, nesting);
            case "struct" -> struct(start, nesting);
            case "" -> throw failure(start, "a type is expected");
            case "uniontype" -> throw failure(start, "`uniontype` has no place in a columnar file");
            case "set" -> throw failure(start, "`set` isn't a type of Hive's; use `array`");
            default -> throw failure(start, "`" + keyword + "` isn't a type that can be written");
        };
    }

    private HiveType decimal(int start) {
        if (!takes('(')) {
            return new Decimal(DEFAULT_PRECISION, 0);
        }
        int precision = number();
        int scale = takes(',') ? number() : 0;
        expect(')');
        return checked(start, () -> new Decimal(precision, scale));
    }

    private int length() {
        expect('(');
        int length = number();
        expect(')');
        return length;
    }

    private HiveType array(int nesting) {
        expect('<');
        HiveType element = type(nesting + 1);
        expect('>');
        return new Array(element);
    }

    private HiveType map(int start, int nesting) {
        expect('<');
        HiveType key = type(nesting + 1);
        expect(',');
        HiveType value = type(nesting + 1);
        expect('>');
        return checked(start, () -> new Map(key, value));
    }

    private HiveType struct(int start, int nesting) {
        expect('<');
        List<Field> fields = new ArrayList<>();
        do {
            skipBlanks();
            int nameAt = at;
            String name = name();
            expect(':');
            HiveType type = type(nesting + 1);
            fields.add(checked(nameAt, () -> new Field(name, type)));
        } while (takes(','));
        expect('>');
        return checked(start, () -> new Struct(fields));
    }

    private String name() {
        if (takes('`')) {
            return quotedName();
        }
        int start = at;
        while (at < text.length() && HiveTypes.isPlainNameSign(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw failure(at, "a field name is expected");
        }
        return text.substring(start, at);
    }

    private String quotedName() {
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char sign = text.charAt(at++);
            if (sign != '`') {
                name.append(sign);
            } else if (at < text.length() && text.charAt(at) == '`') {
                name.append(text.charAt(at++));
            } else {
                return name.toString();
            }
        }
        throw failure(at, "a closing backtick is expected");
    }

    private int number() {
        skipBlanks();
        int start = at;
        int number = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            if (at - start == MAX_NUMBER_DIGITS) {
                throw failure(start, "the number is too large");
            }
            number = number * 10 + text.charAt(at++) - '0';
        }
        if (at == start) {
            throw failure(start, "a number is expected");
        }
        return number;
    }

    private boolean takes(char sign) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char sign) {
        if (!takes(sign)) {
            throw failure(at, "`" + sign + "` is expected");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private <T> T checked(int start, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw failure(start, String.valueOf(e.getMessage()), e);
        }
    }

    private InvalidTableException failure(int position, String what) {
        return failure(position, what, null);
    }

    private InvalidTableException failure(int position, String what, @Nullable Throwable cause) {
        String shown = text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + "…";
        return new InvalidTableException("type `" + shown + "`, position " + position + ": " + what, cause);
    }
}
