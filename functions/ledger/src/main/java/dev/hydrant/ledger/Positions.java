package dev.hydrant.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How far each shard has come: the sequence number of the last record taken.
///
/// A shard that is absent, or stands at `""`, is at its beginning. A sequence number is text here, since only
/// its source knows how to compare two of them.
///
/// @param byShard sequence numbers in the order of the shards' ids
public record Positions(NavigableMap<String, String> byShard) {

    /// Every shard at its beginning.
    public static final Positions BEGINNING = of(Map.of());

    public Positions {
        TreeMap<String, String> sorted = new TreeMap<>(byShard);
        sorted.forEach((shard, sequenceNumber) -> {
            if (shard.isEmpty()) {
                throw new IllegalArgumentException("a shard's id must not be empty: " + sorted);
            }
        });
        byShard = Collections.unmodifiableNavigableMap(sorted);
    }

    public static Positions of(Map<String, String> byShard) {
        return new Positions(new TreeMap<>(byShard));
    }

    /// The sequence number of the last record taken of this shard; `""` at its beginning.
    public String at(String shard) {
        return byShard.getOrDefault(shard, "");
    }

    /// The same, but for this shard.
    public Positions with(String shard, String sequenceNumber) {
        TreeMap<String, String> changed = new TreeMap<>(byShard);
        changed.put(shard, sequenceNumber);
        return new Positions(changed);
    }

    /// The same, but for the shards that these positions name.
    public Positions movedTo(Positions further) {
        TreeMap<String, String> changed = new TreeMap<>(byShard);
        changed.putAll(further.byShard);
        return new Positions(changed);
    }
}
