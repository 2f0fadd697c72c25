package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.util.Optional;

/// A sequence number as Kinesis wrote it before the layout of [SequenceNumber]: none of ours, but a valid one, of which
/// AWS still tells the shard.
///
/// In hexadecimal, version 0: `1`, creation of the shard in seconds (9 digits), 18 digits without a meaning here, and
/// the
/// shard's index (4); the `1` may be left out. Version 1: `2`, creation (9), 3 digits, arrival in seconds (9), 16
/// digits,
/// the shard's index (8), and the version.
///
/// @param arrivalSeconds 0 where the number doesn't tell
record OldSequenceNumber(int shardIndex, long arrivalSeconds) {

    private static final long MAX_SECONDS = 16_025_175_000L;
    private static final int HEX = 16;
    private static final int MAX_DECIMALS = 57;
    private static final int DIGITS_0 = 32;
    private static final int DIGITS_1 = 47;
    private static final BigInteger FIRST_0 = BigInteger.ONE.shiftLeft(124);

    /// Reads a decimal that is of one of these layouts.
    static Optional<OldSequenceNumber> parse(String decimal) {
        if (decimal.length() > MAX_DECIMALS) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(decimal);
        String hex = (number.compareTo(FIRST_0) < 0 ? number.add(FIRST_0) : number).toString(HEX);
        boolean version0 = hex.length() == DIGITS_0 && hex.charAt(0) == '1';
        boolean version1 = hex.length() == DIGITS_1 && hex.charAt(0) == '2' && hex.charAt(DIGITS_1 - 1) == '1';
        if (version0 && Long.parseLong(hex, 1, 10, HEX) < MAX_SECONDS) {
            return Optional.of(new OldSequenceNumber(Integer.parseInt(hex, 28, 32, HEX), 0));
        }
        long shard = version1 ? Long.parseLong(hex, 38, 46, HEX) : Long.MAX_VALUE;
        return shard <= Integer.MAX_VALUE
                ? Optional.of(new OldSequenceNumber((int) shard, Long.parseLong(hex, 13, 22, HEX)))
                : Optional.empty();
    }
}
