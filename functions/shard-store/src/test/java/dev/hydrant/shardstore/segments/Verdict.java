package dev.hydrant.shardstore.segments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// What a simulated log answered, held against what was read of it.
final class Verdict {

    private static final long OPEN = Long.MAX_VALUE;

    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private long closedAt = OPEN;
    private long secondEnd = OPEN;
    private long highest;

    void acknowledged(String record, long index) {
        acknowledged.put(record, index);
        highest = Math.max(highest, index);
    }

    void refused(String record) {
        refused.add(record);
    }

    void closed(long index) {
        if (closedAt != OPEN && closedAt != index) {
            secondEnd = index;
        }
        closedAt = index;
    }

    /// The highest index that was acknowledged.
    long highest() {
        return highest;
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    void of(Reading reading, long horizon, BiConsumer<Harm, Object> harm) {
        Map<String, Long> read = new HashMap<>();
        long index = 0;
        long millis = 0;
        for (Reading.Read record : reading.records()) {
            if (read.put(record.record(), record.index()) != null) {
                harm.accept(Harm.TWICE, record);
            }
            if (refused.contains(record.record())) {
                harm.accept(Harm.PRETENDED, record);
            }
            if (record.index() <= index) {
                harm.accept(Harm.OUT_OF_ORDER, record);
            }
            if (record.millis() < millis) {
                harm.accept(Harm.TIME_WENT_BACK, record);
            }
            index = record.index();
            millis = record.millis();
            if (index > closedAt) {
                harm.accept(Harm.AFTER_THE_END, record);
            }
        }
        for (Map.Entry<String, Long> one : acknowledged.entrySet()) {
            Long at = read.get(one.getKey());
            if (at == null && one.getValue() >= horizon) {
                harm.accept(Harm.LOST, one);
            }
            if (at != null && !at.equals(one.getValue())) {
                harm.accept(Harm.MOVED, one);
            }
            if (one.getValue() > closedAt) {
                harm.accept(Harm.AFTER_THE_END, one);
            }
        }
        if (secondEnd != OPEN || (closedAt != OPEN && !reading.isAtTheEnd())) {
            harm.accept(Harm.AFTER_THE_END, closedAt + " or " + secondEnd + ", " + reading.isAtTheEnd());
        }
    }
}
