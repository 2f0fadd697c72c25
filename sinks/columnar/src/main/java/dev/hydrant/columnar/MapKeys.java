package dev.hydrant.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Finds keys that come twice among those of one map, as they stand in the key's leaf.
///
/// A few keys are compared one by one; from then on a hash table of their places is kept. Its hash has a random seed,
/// so that nobody can write a record whose keys all meet in one place; no outcome depends on it.
final class MapKeys {

    static final int NONE = -1;

    private static final int MAX_COMPARED = 8;
    private static final int LARGEST_KEPT_TABLE = 1 << 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final ColumnVector keys;
    private final long seed = new SplittableRandom().nextLong();
    private int firstValue;
    private int count;
    /// Numbers of keys plus one; 0 is free. Its length is a power of two, at least twice the keys.
    private int[] table = new int[4 * MAX_COMPARED];

    MapKeys(ColumnVector keys) {
        this.keys = keys;
    }

    /// Begins a map whose first key is the next value of the leaf.
    void start() {
        firstValue = keys.values();
        count = 0;
        if (table.length > LARGEST_KEPT_TABLE) {
            table = new int[4 * MAX_COMPARED];
        }
    }

    /// Takes the key that was added to the leaf last.
    ///
    /// @return the number of the newest equal key of this map, or [#NONE]
    int add() {
        int key = count++;
        if (key < MAX_COMPARED) {
            return findAmong(key);
        }
        if (key == MAX_COMPARED || 2 * count > table.length) {
            rebuild(key);
        }
        return put(key);
    }

    private int findAmong(int key) {
        for (int i = key - 1; i >= 0; i--) {
            if (isEqual(i, key)) {
                return i;
            }
        }
        return NONE;
    }

    private void rebuild(int keysSoFar) {
        if (2 * count > table.length) {
            table = new int[2 * table.length];
        } else {
            Arrays.fill(table, 0);
        }
        for (int key = 0; key < keysSoFar; key++) {
            put(key);
        }
    }

    /// Puts the key in the place of an equal one, which it returns.
    private int put(int key) {
        int slot = hash(key) & (table.length - 1);
        while (table[slot] != 0 && !isEqual(table[slot] - 1, key)) {
            slot = (slot + 1) & (table.length - 1);
        }
        int before = table[slot] - 1;
        table[slot] = key + 1;
        return before;
    }

    private boolean isEqual(int key, int other) {
        int a = firstValue + key;
        int b = firstValue + other;
        return switch (keys.leaf().storage()) {
            case INT -> keys.ints()[a] == keys.ints()[b];
            case LONG -> keys.longs()[a] == keys.longs()[b];
            case FLOAT -> Float.floatToIntBits(keys.floats()[a]) == Float.floatToIntBits(keys.floats()[b]);
            case DOUBLE -> Double.doubleToLongBits(keys.doubles()[a]) == Double.doubleToLongBits(keys.doubles()[b]);
            case BYTES -> {
                int[] offsets = keys.offsets();
                byte[] bytes = keys.bytesArray();
                yield Arrays.equals(bytes, offsets[a], offsets[a + 1], bytes, offsets[b], offsets[b + 1]);
            }
        };
    }

    private int hash(int key) {
        int at = firstValue + key;
        long hash = switch (keys.leaf().storage()) {
            case INT -> mixed(seed, keys.ints()[at]);
            case LONG -> mixed(seed, keys.longs()[at]);
            case FLOAT -> mixed(seed, Float.floatToIntBits(keys.floats()[at]));
            case DOUBLE -> mixed(seed, Double.doubleToLongBits(keys.doubles()[at]));
            case BYTES -> hash(keys.bytesArray(), keys.offsets()[at], keys.offsets()[at + 1]);
        };
        return Long.hashCode(hash);
    }

    private long hash(byte[] bytes, int from, int to) {
        long hash = mixed(seed, to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash, (long) LONGS.get(bytes, at));
        }
        for (; at < to; at++) {
            hash = mixed(hash, bytes[at]);
        }
        return hash;
    }

    /// Folds the 128-bit product, whose every bit depends on all of the state and the value.
    private static long mixed(long state, long value) {
        long sum = (state ^ value) + FACTOR;
        long factor = state | 1;
        return Math.multiplyHigh(sum, factor) ^ sum * FACTOR ^ Long.rotateLeft(state, 23);
    }
}
