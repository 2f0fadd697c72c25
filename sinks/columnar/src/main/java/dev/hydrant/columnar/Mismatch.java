package dev.hydrant.columnar;

import java.nio.charset.StandardCharsets;

/// A value that doesn't fit its column, told only when nothing later in the record replaces it.
///
/// @param path empty for the record itself
/// @param offset where the value's text begins in the source, in bytes
/// @param reason empty, or what is wrong with a value of the right kind
record Mismatch(String path, HiveType type, int offset, String reason) {

    /// How much of the offending text a message repeats.
    private static final int MAX_SHOWN_BYTES = 100;

    RowFailure toFailure(byte[] source, int start, int end) {
        String message = "Data does not match the schema. For input string: " + text(source, start + offset, end)
                + (path.isEmpty()
                        ? " (a record must be an object)"
                        : " (column " + path + ", type " + shownType() + reason + ")");
        return new RowFailure(RowFailure.MALFORMED_DATA, message);
    }

    private String shownType() {
        String shown = type.display();
        return shown.length() <= MAX_SHOWN_BYTES ? shown : shown.substring(0, MAX_SHOWN_BYTES) + "…";
    }

    /// The value's source text, a string with its quotes, cut where a character begins.
    private static String text(byte[] source, int from, int end) {
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
            case '{', '[' -> limit;
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
