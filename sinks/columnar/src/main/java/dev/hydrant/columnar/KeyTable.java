package dev.hydrant.columnar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Finds the part of a struct that a JSON key stands for.
///
/// Keys as they come are remembered, so that only a new one is lower-cased. A hostile flow of new keys empties that
/// memory from time to time.
final class KeyTable {

    static final int UNKNOWN = -1;

    private static final int FIRST_SLOTS = 64;
    /// The table grows to this, or to [#SLOTS_FOR_EACH_PART] where there are many parts.
    private static final int MAX_SLOTS = 1024;
    private static final int SLOTS_FOR_EACH_PART = 8;
    /// Longer keys aren't remembered.
    private static final int MAX_REMEMBERED_CHARS = 256;

    private final Spelling spelling;
    private final Map<String, Integer> places = new HashMap<>();
    /// Half full at most; its length is a power of two.
    private String[] keys = new String[FIRST_SLOTS];
    private int[] found = new int[FIRST_SLOTS];
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
        int slot = slot(key);
        while (true) {
            String there = keys[slot];
            if (there == null) {
                int place = places.getOrDefault(spelling.normal(key), UNKNOWN);
                remember(key, place);
                return place;
            }
            if (there.equals(key)) {
                return found[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
    }

    private void remember(String key, int place) {
        if (key.length() > MAX_REMEMBERED_CHARS) {
            return;
        }
        if (2 * (remembered + 1) > keys.length) {
            makeRoom();
        }
        int slot = slot(key);
        while (keys[slot] != null) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        found[slot] = place;
        remembered++;
    }

    /// Doubles the table, or empties it where it is as large as it may be.
    private void makeRoom() {
        boolean grows = keys.length < Math.max(MAX_SLOTS, SLOTS_FOR_EACH_PART * places.size());
        String[] before = keys;
        int[] foundBefore = found;
        keys = new String[grows ? 2 * before.length : before.length];
        found = new int[keys.length];
        remembered = 0;
        for (int i = 0; grows && i < before.length; i++) {
            if (before[i] != null) {
                remember(before[i], foundBefore[i]);
            }
        }
    }

    private int slot(String key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & (keys.length - 1);
    }
}
