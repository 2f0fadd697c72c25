package dev.hydrant.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The different texts or binaries of a column chunk, numbered as they come: a hash table over arrays.
final class BytesDictionary {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// Instead of an id: too many others are in the way, as nobody's data is but what was made for it.
    static final int FULL = -1;

    static final int MOST_PROBES = 512;
    private static final int FIRST_SLOTS = 1024;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// Where a value's id is, plus 1; 0 where nothing is. At most half full.
    private int[] slots = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS / 2];
    private int[] offsets = new int[FIRST_SLOTS / 2 + 1];
    private final Bytes heap = new Bytes();
    private int size;

    int size() {
        return size;
    }

    /// The values one after the other; that of an id lies from `offset(id)` to `offset(id + 1)`.
    byte[] heap() {
        return heap.array();
    }

    int offset(int id) {
        return offsets[id];
    }

    /// The value's id, a new one where it has none; or [#FULL].
    int idOf(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            int id = slots[slot] - 1;
            if (id < 0) {
                return add(slot, hash, bytes, from, to);
            }
            if (hashes[id] == hash && Arrays.equals(heap.array(), offsets[id], offsets[id + 1], bytes, from, to)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return FULL;
    }

    void clear() {
        Arrays.fill(slots, 0);
        heap.clear();
        size = 0;
    }

    private int add(int slot, int hash, byte[] bytes, int from, int to) {
        int id = size++;
        heap.write(bytes, from, to - from);
        hashes[id] = hash;
        offsets[size] = heap.length();
        slots[slot] = size;
        if (size == hashes.length) {
            grow();
        }
        return id;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, hashes.length * 2);
        offsets = Arrays.copyOf(offsets, hashes.length + 1);
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = hashes[id] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    /// Eight bytes at a time; what is left over is read as the last eight once more where there are as many.
    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, (long) LONG.get(bytes, at));
        }
        if (at < to) {
            long rest = 0;
            if (to - from >= Long.BYTES) {
                rest = (long) LONG.get(bytes, to - Long.BYTES);
            } else {
                for (int i = at; i < to; i++) {
                    rest = (rest << Byte.SIZE) | (bytes[i] & 0xff);
                }
            }
            hash = mixed(hash, rest);
        }
        return (int) (hash ^ (hash >>> Integer.SIZE));
    }

    private static long mixed(long hash, long next) {
        long product = (hash ^ next) * GOLDEN;
        return product ^ (product >>> 29);
    }
}
