package dev.hydrant.wire;

/// The tags of a CBOR document. The parser's time grows with the square of those that stand before one value, so a
/// document with many is refused before it is parsed.
final class CborTags {

    /// AWS's clients write one, before a time.
    private static final int MAX_BEFORE_A_VALUE = 16;

    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int TAG = 6;

    /// In the low five bits of a value's first byte: its argument follows, in 1, 2, 4 or 8 bytes.
    private static final int ARGUMENT_OF_ONE_BYTE = 24;

    private static final int ARGUMENT_OF_EIGHT_BYTES = 27;

    private CborTags() {}

    /// Whether too many tags stand before a value. Of a document that isn't CBOR only what is before its mistake
    /// counts.
    static boolean areTooMany(byte[] document) {
        int tags = 0;
        long at = 0;
        while (at < document.length) {
            int first = document[(int) at] & 0xFF;
            int major = first >> 5;
            int low = first & 0x1F;
            int argumentBytes = low >= ARGUMENT_OF_ONE_BYTE && low <= ARGUMENT_OF_EIGHT_BYTES
                    ? 1 << (low - ARGUMENT_OF_ONE_BYTE)
                    : 0;
            long argument = low < ARGUMENT_OF_ONE_BYTE ? low : argument(document, (int) at + 1, argumentBytes);
            at += 1 + argumentBytes;
            if (major == BYTES || major == TEXT) {
                if (argument < 0 || argument > document.length) {
                    return false;
                }
                at += argument;
            }
            tags = major == TAG ? tags + 1 : 0;
            if (tags > MAX_BEFORE_A_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static long argument(byte[] document, int from, int bytes) {
        long argument = 0;
        for (int i = from; i < from + bytes && i < document.length; i++) {
            argument = (argument << Byte.SIZE) | (document[i] & 0xFF);
        }
        return argument;
    }
}
