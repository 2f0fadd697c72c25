package dev.hydrant.server;

import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.SourceShard;
import dev.hydrant.shardstore.SequenceNumber;
import dev.hydrant.shardstore.Shard;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoredStream;
import dev.hydrant.shardstore.records.StoredRecord;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stream of the shard store as a delivery's source. A stream that isn't there has no shards.
final class StoreSource implements RecordSource {

    /// Records are fetched in pages of this size.
    private static final int PAGE_RECORDS = 10_000;

    private static final long PAGE_BYTES = 4L * 1024 * 1024;

    private final ShardStore store;
    private final String name;

    StoreSource(ShardStore store, String name) {
        this.store = store;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<SourceShard> shards() {
        return store.find(name).map(StoredStream::shards).orElse(List.of()).stream()
                .map(shard -> new SourceShard(
                        shard.id(), shard.parents().stream().map(Shard::idOf).toList()))
                .toList();
    }

    @Override
    public Pull<SourceRecord> read(String shardId, String after, String through) throws IOException {
        StoredStream stream = store.find(name).orElseThrow(() -> new IOException("stream " + name + " is gone"));
        Shard shard = shard(stream, shardId)
                .orElseThrow(() -> new IOException("stream " + name + " has no shard " + shardId));
        long last = through.equals(END)
                ? store.nextCounter(shard) - 1
                : SequenceNumber.parse(through).counter();
        return new Records(stream, shard, counterAfter(shard, after), last);
    }

    /// A closed shard has ended behind its last record.
    @Override
    public boolean isEnded(String shardId, String after) {
        return store.find(name).flatMap(stream -> shard(stream, shardId)).stream()
                .anyMatch(shard -> !shard.isOpen() && counterAfter(shard, after) >= store.nextCounter(shard));
    }

    @Override
    public boolean isFinite() {
        return false;
    }

    @Override
    public void close() {
        // nothing is held
    }

    private static Optional<Shard> shard(StoredStream stream, String id) {
        return stream.shards().stream().filter(shard -> shard.id().equals(id)).findFirst();
    }

    /// A position in a stream that had this name before says nothing about the records of this one: all of them
    /// are new.
    private static long counterAfter(Shard shard, String sequenceNumber) {
        if (sequenceNumber.equals(BEGINNING)) {
            return 1;
        }
        SequenceNumber position = SequenceNumber.parse(sequenceNumber);
        return position.createdSeconds() == shard.createdSeconds() ? position.counter() + 1 : 1;
    }

    /// One record, with its place in the shard.
    private record Numbered(Shard owner, StoredRecord stored) implements SourceRecord {

        @Override
        public String shard() {
            return owner.id();
        }

        @Override
        public String sequenceNumber() {
            return owner.sequenceNumber(stored.counter(), stored.arrivalMillis())
                    .toString();
        }

        @Override
        public String partitionKey() {
            return stored.partitionKey();
        }

        @Override
        public long arrivalMillis() {
            return stored.arrivalMillis();
        }

        @Override
        public Slice payload() {
            return new Slice(
                    stored.data().array(), stored.data().offset(), stored.data().length());
        }
    }

    /// The records of a shard up to a counter, page by page.
    private final class Records implements Pull<SourceRecord> {
        private final StoredStream stream;
        private final Shard shard;
        private final long last;
        private final Deque<StoredRecord> page = new ArrayDeque<>();
        private long next;

        Records(StoredStream stream, Shard shard, long next, long last) {
            this.stream = stream;
            this.shard = shard;
            this.next = next;
            this.last = last;
        }

        @Override
        public @Nullable SourceRecord next() throws IOException {
            if (page.isEmpty() && next <= last) {
                page.addAll(store.read(stream, shard, next, PAGE_RECORDS, PAGE_BYTES)
                        .records());
            }
            StoredRecord record = page.poll();
            if (record == null || record.counter() > last) {
                page.clear();
                next = last + 1;
                return null;
            }
            next = record.counter() + 1;
            return new Numbered(shard, record);
        }
    }
}
