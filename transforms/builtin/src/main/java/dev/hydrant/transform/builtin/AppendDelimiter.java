package dev.hydrant.transform.builtin;

import java.util.Arrays;

/// Firehose's `AppendDelimiterToRecord`: a newline after each record, whether or not it has one already.
public final class AppendDelimiter {

    public static final byte DELIMITER = '\n';

    private AppendDelimiter() {}

    /// The record's bytes and the delimiter, in an array of their own.
    public static byte[] append(byte[] data, int offset, int length) {
        byte[] delimited = Arrays.copyOfRange(data, offset, offset + length + 1);
        delimited[length] = DELIMITER;
        return delimited;
    }
}
