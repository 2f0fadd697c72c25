package dev.hydrant.s3;

import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records held in memory, chained by key in the order they were added.
///
/// Payloads are copied into blocks of its own: a slice may be all that keeps a large buffer alive, and then a budget
/// counted in payload bytes would bound nothing. Nothing else is an object per record.
final class MemoryRun {

    private static final int BLOCK_BYTES = 1024 * 1024;
    private static final int FIRST_CAPACITY = 1024;
    private static final int NO_RECORD = -1;
    private static final int BYTES_PER_RECORD = 2 * Long.BYTES + 5 * Integer.BYTES;
    /// A key's entry in the map, its object, its chain and its array's header.
    private static final int BYTES_PER_KEY = 160;

    private final Map<GatherKey, Chain> chains = new HashMap<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private int blockUsed;

    private long[] ordinals = new long[FIRST_CAPACITY];
    private long[] arrivals = new long[FIRST_CAPACITY];
    private int[] subOrdinals = new int[FIRST_CAPACITY];
    private int[] blockOf = new int[FIRST_CAPACITY];
    private int[] offsets = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] next = new int[FIRST_CAPACITY];
    private int count;

    private long blockBytes;
    private long keyBytes;

    /// First and last record of a key.
    private static final class Chain {
        private final int first;
        private int last;

        Chain(int only) {
            first = only;
            last = only;
        }
    }

    void add(GatherKey key, SinkRecord record) {
        if (count == next.length) {
            grow();
        }
        ordinals[count] = record.ordinal();
        arrivals[count] = record.arrivalMillis();
        subOrdinals[count] = record.subOrdinal();
        next[count] = NO_RECORD;
        copyIn(record.payload());
        Chain chain = chains.get(key);
        if (chain == null) {
            chains.put(key, new Chain(count));
            keyBytes += key.bytes().length + BYTES_PER_KEY;
        } else {
            next[chain.last] = count;
            chain.last = count;
        }
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Memory it holds.
    long bytes() {
        return blockBytes + keyBytes + (long) next.length * BYTES_PER_RECORD;
    }

    void clear() {
        chains.clear();
        blocks.clear();
        blockUsed = 0;
        blockBytes = 0;
        keyBytes = 0;
        count = 0;
        resize(FIRST_CAPACITY);
    }

    /// The records in the order of their keys, those of one key as they were added. The run is not to be changed
    /// while it is read.
    Pull<Gathered> sorted() {
        GatherKey[] keys = chains.keySet().toArray(new GatherKey[0]);
        Arrays.sort(keys);
        return new Sorted(keys);
    }

    private final class Sorted implements Pull<Gathered> {
        private final GatherKey[] keys;
        private int key = -1;
        private int at = NO_RECORD;

        Sorted(GatherKey[] keys) {
            this.keys = keys;
        }

        @Override
        public @Nullable Gathered next() {
            if (at == NO_RECORD) {
                if (key + 1 >= keys.length) {
                    return null;
                }
                key++;
                Chain chain = chains.get(keys[key]);
                if (chain == null) {
                    throw new IllegalStateException("the run was changed while it was read");
                }
                at = chain.first;
            }
            Gathered gathered = new Gathered(keys[key], record(at));
            at = next[at];
            return gathered;
        }
    }

    private SinkRecord record(int index) {
        Slice payload = new Slice(blocks.get(blockOf[index]), offsets[index], lengths[index]);
        return new SinkRecord(ordinals[index], subOrdinals[index], arrivals[index], payload, PartitionKeys.NONE);
    }

    private void copyIn(Slice payload) {
        if (blocks.isEmpty() || payload.length() > blocks.getLast().length - blockUsed) {
            byte[] block = new byte[Math.max(BLOCK_BYTES, payload.length())];
            blocks.add(block);
            blockBytes += block.length;
            blockUsed = 0;
        }
        System.arraycopy(payload.array(), payload.offset(), blocks.getLast(), blockUsed, payload.length());
        blockOf[count] = blocks.size() - 1;
        offsets[count] = blockUsed;
        lengths[count] = payload.length();
        blockUsed += payload.length();
    }

    private void grow() {
        resize(next.length * 2);
    }

    private void resize(int capacity) {
        ordinals = Arrays.copyOf(ordinals, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        subOrdinals = Arrays.copyOf(subOrdinals, capacity);
        blockOf = Arrays.copyOf(blockOf, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        next = Arrays.copyOf(next, capacity);
    }
}
