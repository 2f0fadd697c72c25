package dev.hydrant.s3;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The date patterns that `!{timestamp:…}` takes.
///
/// Firehose rejects seventeen of the 52 letters outside quotes (probed on AWS); what it accepts is what
/// [DateTimeFormatter] knows, and so are the letters' meanings. Week fields and texts follow the US, where the service
/// was written: weeks begin on Sunday.
final class TimestampPattern {

    private static final String REJECTED_LETTERS = "CIJPRTUVbfijloprt";

    private TimestampPattern() {}

    /// @return empty where Firehose would call it an invalid conversion
    static Optional<DateTimeFormatter> compile(String pattern) {
        if (pattern.isEmpty() || hasRejectedLetter(pattern)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.ofPattern(pattern, Locale.US));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean hasRejectedLetter(String pattern) {
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && REJECTED_LETTERS.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
