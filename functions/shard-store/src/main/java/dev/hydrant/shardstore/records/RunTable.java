package dev.hydrant.shardstore.records;

import java.util.Arrays;

/// Where the runs of one shard lie in one file of the log, in order. Not safe for threads.
final class RunTable {

    private static final int FIRST_CAPACITY = 4;

    private int size;
    private long[] firstCounters = new long[FIRST_CAPACITY];
    private long[] arrivalMillis = new long[FIRST_CAPACITY];
    private int[] offsets = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private long bytes;
    private boolean closed;

    /// @param offset of the run's header in the file
    /// @param length of the whole run, with its header
    void add(long firstCounter, int count, long arrival, int offset, int length) {
        if (size == offsets.length) {
            int capacity = size + (size >> 1) + 1;
            firstCounters = Arrays.copyOf(firstCounters, capacity);
            arrivalMillis = Arrays.copyOf(arrivalMillis, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
        firstCounters[size] = firstCounter;
        arrivalMillis[size] = arrival;
        offsets[size] = offset;
        lengths[size] = length;
        counts[size] = count;
        bytes += length;
        size++;
    }

    /// Takes in that its last run closes the shard.
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    int offset(int run) {
        return offsets[run];
    }

    int length(int run) {
        return lengths[run];
    }

    int count(int run) {
        return counts[run];
    }

    long firstCounter(int run) {
        return firstCounters[run];
    }

    long arrivalMillis(int run) {
        return arrivalMillis[run];
    }

    long lastCounter(int run) {
        return firstCounters[run] + counts[run] - 1;
    }

    /// The first run that holds this counter or a later one; [#size] if there is none.
    int runWith(long counter) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lastCounter(middle) < counter) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first run that arrived at this time or later; [#size] if there is none.
    int runSince(long millis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrivalMillis[middle] < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// A copy of the runs from one on, until they hold this many records or bytes.
    RunTable copy(int from, int maxRecords, long maxBytes) {
        RunTable copy = new RunTable();
        long records = 0;
        for (int i = from; i < size && records < maxRecords && copy.bytes <= maxBytes; i++) {
            copy.add(firstCounters[i], counts[i], arrivalMillis[i], offsets[i], lengths[i]);
            records += counts[i];
        }
        return copy;
    }
}
