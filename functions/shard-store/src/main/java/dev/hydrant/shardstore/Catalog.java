package dev.hydrant.shardstore;

import dev.hydrant.shardstore.log.BatchLog;
import dev.hydrant.shardstore.log.LogDisk;
import dev.hydrant.shardstore.log.LogPosition;
import dev.hydrant.shardstore.log.LogReplay;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;

/// The streams there are. Each change is safe on the disk before it shows.
final class Catalog implements AutoCloseable {

    private static final long FILE_BYTES = 64L * 1024 * 1024;
    private static final int SECRET_BYTES = 64;

    private final BatchLog log;
    private final Clock clock;
    private final Duration transition;
    private final ConcurrentSkipListMap<String, StoredStream> streams = new ConcurrentSkipListMap<>();
    private int nextShardNumber;
    private byte[] secret = new byte[0];

    private Catalog(LogDisk disk, Clock clock, Duration transition) throws IOException {
        this.clock = clock;
        this.transition = transition;
        this.log = BatchLog.open(disk, FILE_BYTES, new Replay());
        streams.values().removeIf(stream -> stream.deletedMillis() != StoredStream.NOT_DELETED);
    }

    static Catalog open(LogDisk disk, Clock clock, RandomGenerator random, Duration transition) throws IOException {
        Catalog catalog = new Catalog(disk, clock, transition);
        catalog.mintSecret(random);
        return catalog;
    }

    private synchronized void mintSecret(RandomGenerator random) throws IOException {
        if (secret.length == 0) {
            byte[] minted = new byte[SECRET_BYTES];
            random.nextBytes(minted);
            write(new CatalogEntry.Secret(minted));
        }
    }

    synchronized byte[] secret() {
        return secret.clone();
    }

    /// Makes a stream.
    ///
    /// @throws ServiceException if there is one of that name
    synchronized StoredStream create(StreamSpec spec, String inUse) throws IOException {
        if (find(spec.name()).isPresent()) {
            throw new ServiceException(ErrorCode.RESOURCE_IN_USE, inUse);
        }
        long now = clock.millis();
        List<HashKeys.HashRange> ranges = HashKeys.split(spec.shards());
        List<Shard> shards = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            HashKeys.HashRange range = ranges.get(i);
            shards.add(new Shard(nextShardNumber + i, i, range.start(), range.end(), now / 1000, List.of()));
        }
        StoredStream stream = new StoredStream(spec, now, StoredStream.NOT_DELETED, StoredStream.RETENTION, shards);
        write(new CatalogEntry.Created(stream));
        return stream;
    }

    synchronized void delete(StoredStream stream) throws IOException {
        write(new CatalogEntry.Deleted(stream.name(), clock.millis()));
    }

    /// The stream of this name, unless its deletion is over.
    Optional<StoredStream> find(String name) {
        StoredStream stream = streams.get(name);
        return stream == null || isGone(stream) ? Optional.empty() : Optional.of(stream);
    }

    /// All streams that show, by name.
    List<StoredStream> all() {
        return streams.values().stream().filter(stream -> !isGone(stream)).toList();
    }

    StreamStatus status(StoredStream stream) {
        if (stream.deletedMillis() != StoredStream.NOT_DELETED) {
            return StreamStatus.DELETING;
        }
        return clock.millis() < stream.createdMillis() + transition.toMillis() && !stream.isHidden()
                ? StreamStatus.CREATING
                : StreamStatus.ACTIVE;
    }

    /// The numbers of all shards whose records may still be read.
    Set<Integer> shardNumbers() {
        Set<Integer> numbers = new HashSet<>();
        for (StoredStream stream : all()) {
            stream.shards().forEach(shard -> numbers.add(shard.number()));
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private boolean isGone(StoredStream stream) {
        return stream.deletedMillis() != StoredStream.NOT_DELETED
                && clock.millis() >= stream.deletedMillis() + transition.toMillis();
    }

    private void write(CatalogEntry entry) throws IOException {
        log.append(ByteBuffer.wrap(entry.encode()));
        apply(entry);
    }

    private void apply(CatalogEntry entry) {
        switch (entry) {
            case CatalogEntry.Created created -> {
                StoredStream stream = created.stream();
                streams.put(stream.name(), stream);
                for (Shard shard : stream.shards()) {
                    nextShardNumber = Math.max(nextShardNumber, shard.number() + 1);
                }
            }
            case CatalogEntry.Deleted deleted ->
                streams.computeIfPresent(deleted.name(), (name, stream) -> stream.deletedAt(deleted.millis()));
            case CatalogEntry.Secret minted -> secret = minted.key();
        }
    }

    private final class Replay implements LogReplay {

        @Override
        public boolean knows(long file, long bytes) {
            return false;
        }

        @Override
        public void batch(LogPosition position, ByteBuffer payload) throws IOException {
            byte[] bytes = new byte[payload.remaining()];
            payload.get(bytes);
            apply(CatalogEntry.decode(bytes));
        }

        @Override
        public void finished(long file, long bytes) {
            // every entry has been told
        }
    }
}
