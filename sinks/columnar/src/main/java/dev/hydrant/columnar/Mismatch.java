package dev.hydrant.columnar;

import java.nio.charset.StandardCharsets;

/// A value that doesn't fit its column, told only when nothing later in the record replaces it.
///
/// @param offset where the value's text begins in the source, in bytes
/// @param reason empty, or what is wrong with a value of the right kind
record Mismatch(String path, HiveType type, int offset, String reason) {

    private static final String PREFIX = "Data does not match the schema. For input string: ";
    /// How much of the offending text a message repeats.
    private static final int MAX_SHOWN_BYTES = 100;

    RowFailure toFailure(byte[] source, int start, int end) {
        String place = " (column " + path + ", type " + shownType() + reason + ")";
        return new RowFailure(RowFailure.MALFORMED_DATA, PREFIX + text(source, start + offset, end) + place, path);
    }

    /// The record is an array.
    static RowFailure notAnObject(byte[] source, int from, int end) {
        return RowFailure.malformed(PREFIX + text(source, from, end) + " (a record must be an object)");
    }

    private String shownType() {
        String shown = type.display();
        return shown.length() <= MAX_SHOWN_BYTES ? shown : shown.substring(0, MAX_SHOWN_BYTES) + "…";
    }

    /// The value's source text, a string with its quotes, cut where a character begins.
    static String text(byte[] source, int from, int end) {
        int limit = Math.min(end, from + MAX_SHOWN_BYTES);
        int to = valueEnd(source, from, limit);
        if (to < limit || limit == end) {
            return new String(source, from, to - from, StandardCharsets.UTF_8);
        }
        while ((source[to] & 0xC0) == 0x80) {
            to--;
        }
        return new String(source, from, to - from, StandardCharsets.UTF_8) + "…";
    }

    private static int valueEnd(byte[] source, int from, int limit) {
        return switch (source[from]) {
            case '{', '[' -> nestedEnd(source, from, limit);
            case '"' -> stringEnd(source, from + 1, limit);
            default -> {
                int at = from;
                while (at < limit && isLiteral(source[at])) {
                    at++;
                }
                yield at;
            }
        };
    }

    private static int nestedEnd(byte[] source, int from, int limit) {
        int depth = 0;
        int at = from;
        while (at < limit) {
            switch (source[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> at = stringEnd(source, at + 1, limit) - 1;
                default -> {}
            }
            at++;
            if (depth == 0) {
                return at;
            }
        }
        return limit;
    }

    private static int stringEnd(byte[] source, int from, int limit) {
        for (int at = from; at < limit; at++) {
            if (source[at] == '\\') {
                at++;
            } else if (source[at] == '"') {
                return at + 1;
            }
        }
        return limit;
    }

    private static boolean isLiteral(byte sign) {
        return (sign >= '0' && sign <= '9')
                || (sign >= 'a' && sign <= 'z')
                || sign == '-'
                || sign == '+'
                || sign == '.'
                || sign == 'E';
    }
}
