package dev.hydrant.columnar;

import java.util.Arrays;

/// Finds keys that come twice among those of one map, as they stand in the key's leaf.
///
/// A few keys are compared one by one; from then on a hash table of their places is kept.
final class MapKeys {

    static final int NONE = -1;

    private static final int MAX_COMPARED = 8;
    private static final int LARGEST_KEPT_TABLE = 1 << 16;

    private final ColumnVector keys;
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
        int hash = switch (keys.leaf().storage()) {
            case INT -> keys.ints()[at];
            case LONG -> Long.hashCode(keys.longs()[at]);
            case FLOAT -> Float.hashCode(keys.floats()[at]);
            case DOUBLE -> Double.hashCode(keys.doubles()[at]);
            case BYTES -> hash(keys.bytesArray(), keys.offsets()[at], keys.offsets()[at + 1]);
        };
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
