package dev.hydrant.parquet;

import java.util.Arrays;

/// The different numbers of a column chunk, numbered as they come: a hash table over arrays.
final class LongDictionary {

    /// Instead of an id: too many others are in the way, as nobody's data is but what was made for it.
    static final int FULL = -1;

    static final int MOST_PROBES = 512;
    private static final int FIRST_SLOTS = 1024;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// Where a number's id is, plus 1; 0 where nothing is. At most half full.
    private int[] slots = new int[FIRST_SLOTS];
    private int shift = shiftOf(FIRST_SLOTS);
    private long[] numbers = new long[FIRST_SLOTS / 2];
    private int size;

    int size() {
        return size;
    }

    long number(int id) {
        return numbers[id];
    }

    /// The number's id, a new one where it has none; or [#FULL].
    int idOf(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * GOLDEN) >>> shift);
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            int id = slots[slot] - 1;
            if (id < 0) {
                return add(slot, number);
            }
            if (numbers[id] == number) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return FULL;
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    private int add(int slot, long number) {
        int id = size++;
        numbers[id] = number;
        slots[slot] = size;
        if (size == numbers.length) {
            grow();
        }
        return id;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, numbers.length * 2);
        slots = new int[slots.length * 2];
        shift = shiftOf(slots.length);
        int mask = slots.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = (int) ((numbers[id] * GOLDEN) >>> shift);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private static int shiftOf(int slots) {
        return Long.numberOfLeadingZeros(slots) + 1;
    }
}
