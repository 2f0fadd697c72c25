package dev.hydrant.objectstore;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What holds for keys in every store: their rules and their order.
final class Keys {

    /// As in S3.
    static final int MAX_BYTES = 1024;

    private static final int FIRST_AFTER_SURROGATES = 0xE000;

    private Keys() {}

    /// @return the same key
    /// @throws StoreException with [StoreException.Reason#INVALID_KEY]
    static String checked(String key) {
        if (key.isEmpty()) {
            throw invalid(key, "it is empty");
        }
        if (key.indexOf('\0') >= 0) {
            throw invalid(key, "it holds a NUL");
        }
        int bytes = utf8Length(key);
        if (bytes > MAX_BYTES) {
            throw invalid(key, "it has " + bytes + " bytes of UTF-8, more than " + MAX_BYTES);
        }
        int from = 0;
        while (from <= key.length()) {
            int slash = key.indexOf('/', from);
            int to = slash < 0 ? key.length() : slash;
            if (isDots(key, from, to)) {
                throw invalid(key, "it has a segment `" + key.substring(from, to) + "`");
            }
            from = to + 1;
        }
        return key;
    }

    static StoreException invalid(String key, String why) {
        return new StoreException(StoreException.Reason.INVALID_KEY, "key `" + key + "` can't be stored: " + why);
    }

    /// The order of the UTF-8 bytes, which is that of the code points and not [String#compareTo]'s.
    static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) || Character.isSurrogate(y) ? compareSurrogates(x, y) : x - y;
            }
        }
        return a.length() - b.length();
    }

    /// A surrogate stands for a code point above all that are one `char`.
    private static int compareSurrogates(char x, char y) {
        boolean highX = x >= FIRST_AFTER_SURROGATES;
        boolean highY = y >= FIRST_AFTER_SURROGATES;
        if (highX == highY) {
            return x - y;
        }
        return highX ? -1 : 1;
    }

    private static boolean isDots(String key, int from, int to) {
        int length = to - from;
        return (length == 1 || length == 2) && key.startsWith("..".substring(0, length), from);
    }

    private static int utf8Length(String key) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(key))
                    .limit();
        } catch (CharacterCodingException e) {
            throw new StoreException(
                    StoreException.Reason.INVALID_KEY, "key `" + key + "` can't be stored: it is not UTF-8", e);
        }
    }
}
