package dev.hydrant.columnar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Finds the part of a struct that a JSON key stands for.
///
/// Keys as they come are remembered, so that only a new one is lower-cased. A hostile flow of new keys empties that
/// memory from time to time.
final class KeyTable {

    static final int UNKNOWN = -1;

    /// A power of two.
    private static final int SLOTS = 1024;
    private static final int MAX_REMEMBERED = SLOTS / 2;
    /// Longer keys aren't remembered.
    private static final int MAX_REMEMBERED_CHARS = 256;

    private final Spelling spelling;
    private final Map<String, Integer> places = new HashMap<>();
    private final String[] keys = new String[SLOTS];
    private final int[] found = new int[SLOTS];
    private int remembered;

    KeyTable(Spelling spelling) {
        this.spelling = spelling;
    }

    /// Which keys count as equal.
    record Spelling(boolean lowerCase, boolean dotsToUnderscores) {

        static Spelling of(JsonDialect dialect) {
            return switch (dialect) {
                case OpenXJson openX ->
                    new Spelling(openX.caseInsensitive(), openX.convertDotsInJsonKeysToUnderscores());
                case HiveJson _ -> new Spelling(true, false);
            };
        }

        String normal(String key) {
            String undotted = dotsToUnderscores ? key.replace('.', '_') : key;
            return lowerCase ? undotted.toLowerCase(Locale.ROOT) : undotted;
        }
    }

    /// @return false where another part has this key already
    boolean add(String key, int place) {
        return places.putIfAbsent(spelling.normal(key), place) == null;
    }

    /// The place of the key's part, or [#UNKNOWN].
    int find(String key) {
        int slot = slot(key.hashCode());
        while (true) {
            String there = keys[slot];
            if (there == null) {
                return remember(key, slot);
            }
            if (there.equals(key)) {
                return found[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    private int remember(String key, int slot) {
        int place = places.getOrDefault(spelling.normal(key), UNKNOWN);
        if (key.length() > MAX_REMEMBERED_CHARS) {
            return place;
        }
        if (remembered == MAX_REMEMBERED) {
            Arrays.fill(keys, null);
            remembered = 0;
            return place;
        }
        keys[slot] = key;
        found[slot] = place;
        remembered++;
        return place;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }
}
