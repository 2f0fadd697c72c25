package dev.hydrant.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Base64 as AWS's JSON protocol takes it: the standard alphabet with its padding, nothing else.
final class Base64Text {

    /// How much of an offending text is repeated in the message.
    private static final int SHOWN = 64;

    private static final String LAST = "Invalid last non-pad Base64 character dectected";

    private Base64Text() {}

    static byte[] decode(String text) {
        if (text.length() % 4 != 0) {
            throw failure(
                    text, "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length(), null);
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw failure(text, reason(text), e);
        }
        byte[] end = text.substring(Math.max(0, text.length() - 4)).getBytes(StandardCharsets.ISO_8859_1);
        if (!endsWell(end, end.length, end.length)) {
            throw failure(text, LAST, null);
        }
        return decoded;
    }

    /// Whether the bits that the padding leaves over are zero, which the JDK's decoder doesn't ask.
    ///
    /// @param end the position behind the text, whose length is a multiple of four
    static boolean endsWell(byte[] text, int end, int length) {
        if (length == 0 || text[end - 1] != '=') {
            return true;
        }
        return text[end - 2] == '=' ? (value(text[end - 3]) & 0xF) == 0 : (value(text[end - 2]) & 0x3) == 0;
    }

    /// Six bits, or something that the decoder refuses.
    private static int value(byte c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        return c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : 63;
    }

    private static String reason(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean padding = c == '=' && i >= text.length() - 2 && text.charAt(text.length() - 1) == '=';
            if (!isInAlphabet(c) && !padding) {
                return "Invalid Base64 character: '" + c + "'";
            }
        }
        return LAST;
    }

    private static boolean isInAlphabet(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    private static ServiceException failure(String text, String reason, @Nullable Throwable cause) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        String message = "'" + shown + "' can not be converted to a Blob: " + reason;
        return cause == null
                ? new ServiceException(ErrorCode.SERIALIZATION, message)
                : new ServiceException(ErrorCode.SERIALIZATION, message, cause);
    }
}
