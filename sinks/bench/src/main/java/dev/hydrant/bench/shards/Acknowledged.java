package dev.hydrant.bench.shards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a server has acknowledged, and the check that it is there: each record once, under its sequence number, in
/// that order, and those of one writer in the order in which it put them. For one thread; threads bring their own and
/// add them up.
final class Acknowledged {

    /// The writer is in a number's upper digits, so that the order of two writers isn't compared.
    static final long WRITER = 10_000_000_000L;

    private static final Comparator<Entry> BY_SEQUENCE =
            Comparator.comparingInt((Entry entry) -> entry.sequence().length()).thenComparing(Entry::sequence);

    private final Map<String, List<Entry>> shards = new HashMap<>();
    private long records;

    /// A record by its sequence number.
    record Entry(String sequence, long number) {}

    void add(String shard, String sequence, long number) {
        shards.computeIfAbsent(shard, id -> new ArrayList<>()).add(new Entry(sequence, number));
        records++;
    }

    void addAll(Acknowledged others) {
        others.shards.forEach((shard, entries) ->
                shards.computeIfAbsent(shard, id -> new ArrayList<>()).addAll(entries));
        records += others.records;
    }

    long records() {
        return records;
    }

    /// @param read all there is of the shard, in the order in which it was read
    /// @param together how many records a writer puts at once: the order among those is the server's
    /// @throws BrokenServerException if anything acknowledged isn't there as it should be
    void check(String shard, List<Entry> read, int together) {
        List<Entry> expected = new ArrayList<>(shards.getOrDefault(shard, List.of()));
        expected.sort(BY_SEQUENCE);
        if (expected.size() != read.size()) {
            throw new BrokenServerException(
                    shard + " holds " + read.size() + " records, but " + expected.size() + " were acknowledged");
        }
        Map<Long, Long> newest = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            if (!read.get(i).equals(expected.get(i))) {
                throw new BrokenServerException(
                        shard + ": record " + i + " is " + read.get(i) + " but should be " + expected.get(i));
            }
            long call = read.get(i).number() / together;
            Long before = newest.put(read.get(i).number() / WRITER, call);
            if (before != null && before > call) {
                throw new BrokenServerException(shard + ": record " + i + " is before one that was put earlier");
            }
        }
    }
}
