package dev.hydrant.shardstore;

import java.math.BigInteger;

/// The hash keys of a shard, both ends included.
public record HashRange(BigInteger start, BigInteger end) {

    boolean contains(BigInteger key) {
        return start.compareTo(key) <= 0 && key.compareTo(end) <= 0;
    }

    boolean isFollowedBy(HashRange other) {
        return end.add(BigInteger.ONE).equals(other.start);
    }

    /// Where the second of its halves begins.
    BigInteger middle() {
        return start.add(end.subtract(start).add(BigInteger.ONE).shiftRight(1));
    }

    /// Whether it holds more than its ends.
    boolean canBeHalved() {
        return middle().compareTo(start.add(BigInteger.ONE)) > 0 && middle().compareTo(end) < 0;
    }
}
