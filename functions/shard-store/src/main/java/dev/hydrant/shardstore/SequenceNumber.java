package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// The place of a record in its shard, as Kinesis writes it: a decimal of 186 bits that grows within a
/// shard, and from a parent to its children.
///
/// In hexadecimal: `2`, creation of the shard in seconds (9 digits), the low digit of the shard's index,
/// the record's counter (16), the gap (2), arrival in seconds (9), the shard's index (8), and the version, `2`.
///
/// @param createdSeconds when the shard was made
/// @param shardIndex the number in the shard's id; below zero in a number that no shard has, but AWS takes to order by
/// @param counter grows by one with each record of the shard; 0 stands before the first
/// @param gap [#RECORD], or another for a place where no record is: behind that of the counter, before the next
/// @param arrivalSeconds when the record arrived, or when nothing had arrived behind it yet
public record SequenceNumber(long createdSeconds, int shardIndex, long counter, int gap, long arrivalSeconds) {

    static final int RECORD = 0;
    static final int BEHIND = 1;

    /// The counter of the number that ends a closed shard: no record has it.
    public static final long LAST_COUNTER = Long.MAX_VALUE;

    /// Later seconds don't come from a stream (AWS refuses them as well).
    private static final long MAX_SECONDS = 16_025_175_000L;

    /// Seconds take nine hexadecimal digits.
    private static final long SECONDS_MASK = 0xF_FFFF_FFFFL;

    private static final int HEX = 16;
    private static final int DIGITS = 47;
    private static final int MAX_DECIMALS = 57;
    private static final char VERSION = '2';

    /// The number of a record.
    public SequenceNumber(long createdSeconds, int shardIndex, long counter, long arrivalSeconds) {
        this(createdSeconds, shardIndex, counter, RECORD, arrivalSeconds);
    }

    /// Reads a decimal.
    ///
    /// @throws IllegalArgumentException if it isn't of this layout
    public static SequenceNumber parse(String decimal) {
        if (decimal.length() > MAX_DECIMALS) {
            throw new IllegalArgumentException("sequence number of " + decimal.length() + " digits");
        }
        String hex = new BigInteger(decimal).toString(HEX);
        if (hex.length() != DIGITS || hex.charAt(0) != '2' || hex.charAt(DIGITS - 1) != VERSION) {
            throw new IllegalArgumentException("sequence number of another version: " + decimal);
        }
        SequenceNumber number = new SequenceNumber(
                part(hex, 1, 10),
                (int) part(hex, 38, 46),
                part(hex, 11, 27),
                Math.toIntExact(part(hex, 27, 29)),
                part(hex, 29, 38));
        if (number.createdSeconds >= MAX_SECONDS || number.arrivalSeconds >= MAX_SECONDS || number.counter < 0) {
            throw new IllegalArgumentException("sequence number out of range: " + decimal);
        }
        return number;
    }

    /// The counter of the first record whose number isn't smaller.
    long counterFrom() {
        return gap == RECORD ? counter : counterBehind();
    }

    /// The counter of the first record whose number is greater.
    long counterBehind() {
        return Math.min(counter, LAST_COUNTER - 1) + 1;
    }

    /// Every record that is put or read is told its number, so the digits come from the bits themselves.
    @Override
    public String toString() {
        long low = 2L | ((long) shardIndex << 4) | (arrivalSeconds << 36);
        long middle = ((arrivalSeconds & SECONDS_MASK) >>> 28) | ((gap & 0xFFL) << 8) | (counter << 16);
        long high = (counter >>> 48) | ((shardIndex & 0xFL) << 16) | ((createdSeconds & SECONDS_MASK) << 20) | 2L << 56;
        return new String(Decimals.of(high, middle, low), StandardCharsets.ISO_8859_1);
    }

    private static long part(String hex, int from, int to) {
        return Long.parseUnsignedLong(hex, from, to, HEX);
    }
}
