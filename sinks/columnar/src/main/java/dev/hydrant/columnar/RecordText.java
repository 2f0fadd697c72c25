package dev.hydrant.columnar;

import dev.hydrant.sink.Slice;
import org.jspecify.annotations.Nullable;

/// What is looked at before a record's bytes are tokenized.
final class RecordText {

    private static final int MARK_BYTES = 3;

    private RecordText() {}

    /// Where the text begins in the record's array: behind a byte order mark.
    static int start(Slice record) {
        byte[] array = record.array();
        int start = record.offset();
        boolean marked = record.length() >= MARK_BYTES
                && array[start] == (byte) 0xef
                && array[start + 1] == (byte) 0xbb
                && array[start + 2] == (byte) 0xbf;
        return marked ? start + MARK_BYTES : start;
    }

    /// Blank and too long records, and what the tokenizer would take for another encoding or pass on unseen; null where
    /// it can be tokenized.
    static @Nullable RowFailure unreadable(byte[] array, int start, int end) {
        if (isBlank(array, start, end)) {
            return RowFailure.BLANK;
        }
        if (end - start > JsonRowReader.MAX_RECORD_BYTES) {
            return RowFailure.malformed("The record must have at most " + JsonRowReader.MAX_RECORD_BYTES
                    + " bytes but has " + (end - start) + ".");
        }
        int valid = Utf8.validUntil(array, start, end);
        if (valid < end) {
            return parseError("Invalid UTF-8 byte 0x" + Integer.toHexString(array[valid] & 0xff), valid - start);
        }
        for (int at = start; at < Math.min(start + Integer.BYTES, end); at++) {
            if (array[at] == 0) {
                return parseError("Illegal character ((CTRL-CHAR, code 0))", at - start);
            }
        }
        return null;
    }

    private static RowFailure parseError(String what, int offset) {
        return RowFailure.unparsed(what + "\n at [byte offset: #" + offset + "]");
    }

    private static boolean isBlank(byte[] array, int start, int end) {
        for (int at = start; at < end; at++) {
            if (array[at] != ' ' && array[at] != '\n' && array[at] != '\r' && array[at] != '\t') {
                return false;
            }
        }
        return true;
    }
}
