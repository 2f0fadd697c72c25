package dev.hydrant.shardstore.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a shard must hold, as a plain list: the records that were acknowledged, and those that may be there.
final class ReferenceShard {

    private record Known(String data, long millis) {}

    private final TreeMap<Long, Known> known = new TreeMap<>();
    private final Set<String> uncertain = new HashSet<>();
    private long newestMillis;
    private long trimmedThrough;
    private boolean closed;

    void acknowledged(Placement.At at, List<String> records) {
        assertThat(closed).as("a closed shard took " + records).isFalse();
        assertThat(at.firstCounter()).isGreaterThan(end() - 1);
        assertThat(at.arrivalMillis()).isGreaterThanOrEqualTo(newestMillis);
        refused(records);
        for (int i = 0; i < records.size(); i++) {
            known.put(at.firstCounter() + i, new Known(records.get(i), at.arrivalMillis()));
        }
        newestMillis = at.arrivalMillis();
    }

    /// These may be there, or may appear.
    void uncertain(List<String> records) {
        uncertain.addAll(records);
    }

    /// These are not there, and never will be.
    void refused(List<String> records) {
        records.forEach(uncertain::remove);
    }

    void closed() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /// Trimming was allowed through this counter.
    void trimmed(long through) {
        trimmedThrough = Math.max(trimmedThrough, through);
    }

    long end() {
        return known.isEmpty() ? 1 : known.lastKey() + 1;
    }

    /// Checks records that were read in a row from a counter on.
    ///
    /// @param whole whether nothing was left to read
    void check(long from, List<StoredRecord> read, List<String> data, boolean whole) {
        for (int i = 0; i < read.size(); i++) {
            long counter = read.get(i).counter();
            assertThat(counter).isGreaterThanOrEqualTo(from);
            if (uncertain.remove(data.get(i))) {
                assertThat(known.put(counter, new Known(data.get(i), read.get(i).arrivalMillis())))
                        .as("two records have counter " + counter)
                        .isNull();
            }
            assertThat(known.get(counter))
                    .as("what was put at " + counter)
                    .isEqualTo(new Known(data.get(i), read.get(i).arrivalMillis()));
        }
        long through =
                whole ? Long.MAX_VALUE : read.isEmpty() ? from : read.getLast().counter();
        Set<Long> counters = new HashSet<>();
        read.forEach(record -> counters.add(record.counter()));
        for (Map.Entry<Long, Known> one :
                known.subMap(from, true, through, true).entrySet()) {
            assertThat(counters.contains(one.getKey()) || one.getKey() <= trimmedThrough)
                    .as(one + " is missing")
                    .isTrue();
        }
    }

    void checkSince(long millis, long counter) {
        for (Map.Entry<Long, Known> one : known.headMap(counter, false).entrySet()) {
            assertThat(one.getValue().millis() < millis || one.getKey() <= trimmedThrough)
                    .as(one + " is before " + counter + ", which is said to be the first since " + millis)
                    .isTrue();
        }
        Known at = known.get(counter);
        if (at != null) {
            assertThat(at.millis()).isGreaterThanOrEqualTo(millis);
        }
    }

    long newestMillis() {
        return newestMillis;
    }
}
