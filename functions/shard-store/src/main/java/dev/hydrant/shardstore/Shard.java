package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.util.List;

/// One shard of a stream.
///
/// @param number unique in the whole store, over all streams there ever were
/// @param index the number in the shard's id, unique over the stream's life
/// @param createdSeconds what its sequence numbers begin with: after those of its parents
/// @param openedMillis from when on it takes records: when its parents closed, or its stream was made
/// @param closedMillis from when on it takes none, or [#NEVER]
/// @param parents indexes of the shards it was split or merged from, the one with the lower keys first
public record Shard(
        int number,
        int index,
        HashRange range,
        long createdSeconds,
        long openedMillis,
        long closedMillis,
        List<Integer> parents) {

    /// The time at which an open shard closes.
    static final long NEVER = Long.MAX_VALUE;

    private static final int ID_DIGITS = 12;

    public Shard {
        parents = List.copyOf(parents);
    }

    /// A shard that a stream is made with.
    static Shard first(int number, int index, HashRange range, long madeMillis) {
        return new Shard(number, index, range, madeMillis / 1000, madeMillis, NEVER, List.of());
    }

    Shard closedAt(long millis) {
        return new Shard(number, index, range, createdSeconds, openedMillis, millis, parents);
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

    public BigInteger startingHashKey() {
        return range.start();
    }

    public BigInteger endingHashKey() {
        return range.end();
    }

    public boolean isOpen() {
        return closedMillis == NEVER;
    }

    /// Whether it took records at this time.
    boolean isOpenAt(long millis) {
        return openedMillis <= millis && millis < closedMillis;
    }

    SequenceNumber first() {
        return new SequenceNumber(createdSeconds, index, 0, createdSeconds);
    }

    /// The number that stands behind all its records, once it is closed.
    SequenceNumber last() {
        return new SequenceNumber(createdSeconds, index, SequenceNumber.LAST_COUNTER, closedMillis / 1000);
    }

    /// The number of a record of this shard.
    public SequenceNumber sequenceNumber(long counter, long arrivalMillis) {
        return new SequenceNumber(createdSeconds, index, counter, arrivalMillis / 1000);
    }
}
