package dev.hydrant.shardstore.records;

/// Counters of records in an object store: the index of the block and the record's place in it, packed.
///
/// `index(43) ordinal(20)` in 63 bits. Indexes begin with 1, so counters do above 0, and grow strictly.
final class Counters {

    /// So many records a block may hold.
    static final int MAX_RECORDS = 1 << 20;

    private static final int ORDINAL_BITS = 20;

    private Counters() {}

    static long of(long index, int ordinal) {
        if (ordinal < 0 || ordinal > MAX_RECORDS - 1) {
            throw new IllegalArgumentException("a record's place must be below " + MAX_RECORDS + " but was " + ordinal);
        }
        return index << ORDINAL_BITS | ordinal;
    }

    static long index(long counter) {
        return counter >>> ORDINAL_BITS;
    }

    static int ordinal(long counter) {
        return (int) (counter & (MAX_RECORDS - 1));
    }
}
