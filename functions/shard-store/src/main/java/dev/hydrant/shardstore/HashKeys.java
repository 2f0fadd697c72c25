package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The keys that records are routed by: numbers of 128 bits.
final class HashKeys {

    private static final BigInteger COUNT = BigInteger.ONE.shiftLeft(128);
    static final BigInteger MAX = COUNT.subtract(BigInteger.ONE);

    /// Copied for each key: to look an algorithm up takes longer than to use it.
    private static final MessageDigest MD5 = md5();

    private HashKeys() {}

    /// The MD5 of the key's UTF-8, as an unsigned number.
    static BigInteger of(byte[] partitionKey) {
        try {
            return new BigInteger(1, ((MessageDigest) MD5.clone()).digest(partitionKey));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the runtime's own MD5 can be copied", e);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }

    static BigInteger of(String partitionKey) {
        return of(partitionKey.getBytes(StandardCharsets.UTF_8));
    }

    /// Equal ranges that take up all keys; the last takes what is left over.
    static List<HashRange> split(int shards) {
        BigInteger width = COUNT.divide(BigInteger.valueOf(shards));
        List<HashRange> ranges = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            BigInteger start = width.multiply(BigInteger.valueOf(i));
            BigInteger end = i == shards - 1 ? MAX : start.add(width).subtract(BigInteger.ONE);
            ranges.add(new HashRange(start, end));
        }
        return ranges;
    }
}
