package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.util.List;

/// One shard of a stream.
///
/// @param number unique in the whole store, over all streams there ever were
/// @param index the number in the shard's id, unique over the stream's life
/// @param parents indexes of the shards it was split or merged from
public record Shard(
        int number,
        int index,
        BigInteger startingHashKey,
        BigInteger endingHashKey,
        long createdSeconds,
        List<Integer> parents) {

    private static final int ID_DIGITS = 12;

    public Shard {
        parents = List.copyOf(parents);
    }

    /// `shardId-` and twelve digits.
    public String id() {
        return id(index);
    }

    /// The id of the shard with this index.
    public static String idOf(int index) {
        return id(index);
    }

    static String id(int index) {
        String digits = Integer.toString(index);
        return "shardId-" + "0".repeat(ID_DIGITS - digits.length()) + digits;
    }

    boolean holds(BigInteger hashKey) {
        return startingHashKey.compareTo(hashKey) <= 0 && hashKey.compareTo(endingHashKey) <= 0;
    }

    SequenceNumber first() {
        return new SequenceNumber(createdSeconds, index, 0, createdSeconds);
    }

    /// The number of a record of this shard.
    public SequenceNumber sequenceNumber(long counter, long arrivalMillis) {
        return new SequenceNumber(createdSeconds, index, counter, arrivalMillis / 1000);
    }
}
