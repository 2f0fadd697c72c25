package dev.hydrant.delivery;

import dev.hydrant.sink.Pull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A source in memory that a test adds to, closes shards of and trims.
public final class FakeSource implements RecordSource {

    private final boolean finite;
    private final List<SourceShard> shards = new ArrayList<>();
    private final Map<String, List<SourceRecord>> records = new TreeMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<String> read = new ArrayList<>();
    private int open;

    private FakeSource(boolean finite) {
        this.finite = finite;
    }

    public static FakeSource endless() {
        return new FakeSource(false);
    }

    public static FakeSource finite() {
        return new FakeSource(true);
    }

    public FakeSource shard(String id, String... parents) {
        shards.add(new SourceShard(id, List.of(parents)));
        records.put(id, new ArrayList<>());
        return this;
    }

    public FakeSource put(String shard, long arrivalMillis, String... texts) {
        for (String text : texts) {
            List<SourceRecord> all = all(shard);
            all.add(TestRecord.of(shard, all.size() + 1, arrivalMillis, text));
        }
        return this;
    }

    /// No record will follow in this shard.
    public FakeSource close(String shard) {
        closed.add(shard);
        return this;
    }

    /// As if it had never been.
    public void remove(String shard) {
        shards.removeIf(listed -> listed.id().equals(shard));
        records.remove(shard);
    }

    /// Forgets the oldest record.
    public void trim(String shard) {
        all(shard).removeFirst();
    }

    public void replace(String shard, SourceRecord record) {
        all(shard).replaceAll(other -> other.sequenceNumber().equals(record.sequenceNumber()) ? record : other);
    }

    /// Sequence numbers in the order they were read, each after its shard: `parent:1`.
    public List<String> read() {
        return List.copyOf(read);
    }

    /// How many readings are not closed.
    public int open() {
        return open;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<SourceShard> shards() {
        return List.copyOf(shards);
    }

    @Override
    public Pull<SourceRecord> read(String shard, String after, String through) {
        Iterator<SourceRecord> chosen = List.copyOf(all(shard)).stream()
                .filter(record -> number(record.sequenceNumber(), 0) > number(after, 0))
                .filter(record -> number(record.sequenceNumber(), 0) <= number(through, Integer.MAX_VALUE))
                .iterator();
        open++;
        return new Pull<>() {
            @Override
            public @Nullable SourceRecord next() {
                if (!chosen.hasNext()) {
                    return null;
                }
                SourceRecord next = chosen.next();
                read.add(shard + ":" + next.sequenceNumber());
                return next;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public boolean isEnded(String shard, String after) {
        List<SourceRecord> all = all(shard);
        boolean atEnd = all.isEmpty() || number(all.getLast().sequenceNumber(), 0) <= number(after, 0);
        return atEnd && (finite || closed.contains(shard));
    }

    @Override
    public boolean isFinite() {
        return finite;
    }

    @Override
    public void close() {
        // held by the test
    }

    private List<SourceRecord> all(String shard) {
        List<SourceRecord> all = records.get(shard);
        if (all == null) {
            throw new IllegalArgumentException("no shard " + shard);
        }
        return all;
    }

    private static int number(String sequenceNumber, int ifEmpty) {
        return sequenceNumber.isEmpty() ? ifEmpty : Integer.parseInt(sequenceNumber);
    }
}
