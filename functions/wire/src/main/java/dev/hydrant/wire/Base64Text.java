package dev.hydrant.wire;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Base64 as AWS's JSON protocol takes it: the standard alphabet with its padding, nothing else.
final class Base64Text {

    /// How much of an offending text is repeated in the message.
    private static final int SHOWN = 64;

    private Base64Text() {}

    static byte[] decode(String text) {
        if (text.length() % 4 != 0) {
            throw failure(
                    text, "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length(), null);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw failure(text, reason(text), e);
        }
    }

    private static String reason(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean padding = c == '=' && i >= text.length() - 2;
            if (!isInAlphabet(c) && !padding) {
                return "Invalid Base64 character: '" + c + "'";
            }
        }
        return "Invalid last non-pad Base64 character dectected";
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
