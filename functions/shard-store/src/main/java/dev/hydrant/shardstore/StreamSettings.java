package dev.hydrant.shardstore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What can be changed of a stream without touching its shards.
///
/// @param maxRecordKib the largest record, its key included, in KiB
/// @param retentionHours how long records stay readable
/// @param readableSinceMillis what arrived before had expired once and stays so, however long the retention
/// @param warmThroughputMibps what an on-demand stream is to take at once; 0 if nothing was asked for
/// @param metrics the shard-level metrics that are shown, named as on the wire
/// @param policy the resource policy, in JSON; empty if there is none
/// @param keyId the master key of what is put, or null if it isn't encrypted
/// @param changes when the changes of the last 24 hours were made, of those that are limited by the day
record StreamSettings(
        StreamMode mode,
        int maxRecordKib,
        int retentionHours,
        long readableSinceMillis,
        int warmThroughputMibps,
        Set<String> metrics,
        Map<String, String> tags,
        String policy,
        @Nullable String keyId,
        Map<DailyChange, List<Long>> changes) {

    static final int DEFAULT_RETENTION_HOURS = 24;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    StreamSettings {
        metrics = Collections.unmodifiableSet(new TreeSet<>(metrics));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        changes = Map.copyOf(changes);
    }

    /// The settings that a stream is made with.
    static StreamSettings of(StreamSpec spec) {
        return new StreamSettings(
                spec.mode(),
                spec.maxRecordKib(),
                DEFAULT_RETENTION_HOURS,
                0,
                spec.warmThroughputMibps(),
                Set.of(),
                spec.tags(),
                "",
                null,
                Map.of());
    }

    /// The arrival time of the oldest records that may be read.
    long horizonMillis(long nowMillis) {
        return Math.max(readableSinceMillis, nowMillis - retentionHours * HOUR_MILLIS);
    }

    /// How often a change was made in the 24 hours before now.
    int changesOfTheDay(DailyChange change, long nowMillis) {
        return (int) changes.getOrDefault(change, List.of()).stream()
                .filter(millis -> millis > nowMillis - DAY_MILLIS)
                .count();
    }

    StreamSettings with(StreamMode other) {
        Draft draft = new Draft(this);
        draft.mode = other;
        return draft.done();
    }

    StreamSettings withMaxRecordKib(int other) {
        Draft draft = new Draft(this);
        draft.maxRecordKib = other;
        return draft.done();
    }

    /// Another retention: what has expired by now stays so.
    StreamSettings withRetentionHours(int other, long nowMillis) {
        Draft draft = new Draft(this);
        draft.readableSinceMillis = horizonMillis(nowMillis);
        draft.retentionHours = other;
        return draft.done();
    }

    StreamSettings withWarmThroughputMibps(int other) {
        Draft draft = new Draft(this);
        draft.warmThroughputMibps = other;
        return draft.done();
    }

    StreamSettings withMetrics(Set<String> other) {
        Draft draft = new Draft(this);
        draft.metrics = other;
        return draft.done();
    }

    StreamSettings withTags(Map<String, String> other) {
        Draft draft = new Draft(this);
        draft.tags = other;
        return draft.done();
    }

    StreamSettings withPolicy(String other) {
        Draft draft = new Draft(this);
        draft.policy = other;
        return draft.done();
    }

    StreamSettings withKeyId(@Nullable String other) {
        Draft draft = new Draft(this);
        draft.keyId = other;
        return draft.done();
    }

    StreamSettings withChange(DailyChange change, long nowMillis) {
        Map<DailyChange, List<Long>> others = new EnumMap<>(DailyChange.class);
        others.putAll(changes);
        List<Long> recent = new ArrayList<>(changes.getOrDefault(change, List.of()));
        recent.removeIf(millis -> millis <= nowMillis - DAY_MILLIS);
        recent.add(nowMillis);
        others.put(change, List.copyOf(recent));
        Draft draft = new Draft(this);
        draft.changes = others;
        return draft.done();
    }

    /// A copy while one thing of it is changed.
    private static final class Draft {
        private StreamMode mode;
        private int maxRecordKib;
        private int retentionHours;
        private long readableSinceMillis;
        private int warmThroughputMibps;
        private Set<String> metrics;
        private Map<String, String> tags;
        private String policy;
        private @Nullable String keyId;
        private Map<DailyChange, List<Long>> changes;

        private Draft(StreamSettings from) {
            mode = from.mode;
            maxRecordKib = from.maxRecordKib;
            retentionHours = from.retentionHours;
            readableSinceMillis = from.readableSinceMillis;
            warmThroughputMibps = from.warmThroughputMibps;
            metrics = from.metrics;
            tags = from.tags;
            policy = from.policy;
            keyId = from.keyId;
            changes = from.changes;
        }

        private StreamSettings done() {
            return new StreamSettings(
                    mode,
                    maxRecordKib,
                    retentionHours,
                    readableSinceMillis,
                    warmThroughputMibps,
                    metrics,
                    tags,
                    policy,
                    keyId,
                    changes);
        }
    }
}
