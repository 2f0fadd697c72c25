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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The streams there are. Each change is safe on the disk before it shows.
///
/// A change takes its time, as on AWS: meanwhile the stream shows as CREATING, UPDATING or DELETING. Nothing
/// waits for that time to pass; whoever looks for the stream next finds it changed.
final class Catalog implements AutoCloseable {

    private static final long FILE_BYTES = 64L * 1024 * 1024;
    private static final int SECRET_BYTES = 64;

    private final BatchLog log;
    private final Clock clock;
    private final Duration transition;
    private final Gates gates;
    private final LastArrivals lastArrivals;
    private final ConcurrentSkipListMap<String, StoredStream> streams = new ConcurrentSkipListMap<>();
    private volatile AccountSettings account = AccountSettings.NONE;
    private int nextShardNumber;
    private byte[] secret = new byte[0];

    /// When the last record of a shard arrived.
    interface LastArrivals {
        long lastMillis(int shardNumber);
    }

    private Catalog(LogDisk disk, Clock clock, Duration transition, Gates gates, LastArrivals lastArrivals)
            throws IOException {
        this.clock = clock;
        this.transition = transition;
        this.gates = gates;
        this.lastArrivals = lastArrivals;
        this.log = BatchLog.open(disk, FILE_BYTES, new Replay());
        streams.values().removeIf(stream -> stream.deletedMillis() != StoredStream.NOT_DELETED);
    }

    static Catalog open(
            LogDisk disk,
            Clock clock,
            RandomGenerator random,
            Duration transition,
            Gates gates,
            LastArrivals lastArrivals)
            throws IOException {
        Catalog catalog = new Catalog(disk, clock, transition, gates, lastArrivals);
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
        if (streams.containsKey(spec.name()) && !isGone(present(spec.name()))) {
            throw new ServiceException(ErrorCode.RESOURCE_IN_USE, inUse);
        }
        long now = clock.millis();
        List<HashRange> ranges = HashKeys.split(spec.shards());
        List<Shard> shards = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            shards.add(Shard.first(nextShardNumber + i, i, ranges.get(i), now));
        }
        long busyUntil = spec.isHidden() ? now : now + transition.toMillis();
        write(new CatalogEntry.Created(spec.name(), now, busyUntil, StreamSettings.of(spec), shards));
        return present(spec.name());
    }

    synchronized void delete(StoredStream stream) throws IOException {
        write(new CatalogEntry.Deleted(stream.name(), clock.millis()));
    }

    /// Makes the entry that `change` answers for the stream as it stands. Nothing else changes it meanwhile.
    synchronized StoredStream change(String name, Function<StoredStream, CatalogEntry> change) throws IOException {
        write(change.apply(present(name)));
        return present(name);
    }

    synchronized void change(AccountSettings settings) throws IOException {
        write(new CatalogEntry.AccountChanged(settings));
    }

    AccountSettings account() {
        return account;
    }

    /// When a change that is made now is over.
    long busyUntil() {
        return clock.millis() + transition.toMillis();
    }

    /// The stream of this name, unless its deletion is over.
    Optional<StoredStream> find(String name) throws IOException {
        StoredStream stream = streams.get(name);
        return stream == null || isGone(stream) ? Optional.empty() : Optional.of(settled(stream));
    }

    /// A stream that was found, as it stands. Its shards stay as they are while puts are under way.
    StoredStream present(String name) {
        StoredStream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalStateException("stream " + name + " isn't there");
        }
        return stream;
    }

    /// All streams that show, by name.
    List<StoredStream> all() throws IOException {
        List<StoredStream> all = new ArrayList<>();
        for (StoredStream stream : streams.values()) {
            if (!isGone(stream)) {
                all.add(settled(stream));
            }
        }
        return all;
    }

    StreamStatus status(StoredStream stream) {
        if (stream.deletedMillis() != StoredStream.NOT_DELETED) {
            return StreamStatus.DELETING;
        }
        if (clock.millis() >= stream.busyUntilMillis() && stream.resharding() == null) {
            return StreamStatus.ACTIVE;
        }
        return clock.millis() < stream.createdMillis() + transition.toMillis()
                ? StreamStatus.CREATING
                : StreamStatus.UPDATING;
    }

    /// Where a consumer is in its life; nothing once its deregistration is over.
    Optional<StreamStatus> status(StreamConsumer consumer) {
        long now = clock.millis();
        if (consumer.deletedMillis() != StoredStream.NOT_DELETED) {
            return now < consumer.deletedMillis() + transition.toMillis()
                    ? Optional.of(StreamStatus.DELETING)
                    : Optional.empty();
        }
        return Optional.of(
                now < consumer.createdMillis() + transition.toMillis() ? StreamStatus.CREATING : StreamStatus.ACTIVE);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private boolean isGone(StoredStream stream) {
        return stream.deletedMillis() != StoredStream.NOT_DELETED
                && clock.millis() >= stream.deletedMillis() + transition.toMillis();
    }

    /// The stream with its resharding carried out, if that is due.
    private StoredStream settled(StoredStream stream) throws IOException {
        if (stream.resharding() == null || clock.millis() < stream.busyUntilMillis()) {
            return stream;
        }
        return gates.alone(stream.name(), () -> settle(stream.name()));
    }

    private synchronized StoredStream settle(String name) throws IOException {
        StoredStream stream = present(name);
        Resharding resharding = stream.resharding();
        if (resharding != null && clock.millis() >= stream.busyUntilMillis()) {
            ShardMap next = resharding.applyTo(stream.map(), nextShardNumber, closingMillis(stream));
            List<Shard> changed = next.all().stream()
                    .filter(shard -> shard.index() >= stream.shards().size()
                            || !shard.equals(stream.shards().get(shard.index())))
                    .toList();
            write(new CatalogEntry.Resharded(name, changed));
        }
        return present(name);
    }

    /// When the resharding was due, or behind the last record that came later.
    private long closingMillis(StoredStream stream) {
        long millis = stream.busyUntilMillis();
        for (Shard shard : stream.openShards()) {
            millis = Math.max(millis, lastArrivals.lastMillis(shard.number()) + 1);
        }
        return millis;
    }

    private void write(CatalogEntry entry) throws IOException {
        log.append(ByteBuffer.wrap(entry.encode()));
        apply(entry);
    }

    private void apply(CatalogEntry entry) {
        switch (entry) {
            case CatalogEntry.Created created -> {
                number(created.shards());
                streams.put(
                        created.stream(),
                        new StoredStream(
                                created.stream(),
                                created.millis(),
                                StoredStream.NOT_DELETED,
                                created.busyUntilMillis(),
                                null,
                                created.settings(),
                                ShardMap.of(created.shards()),
                                List.of()));
            }
            case CatalogEntry.Changed changed ->
                streams.computeIfPresent(
                        changed.stream(),
                        (name, stream) ->
                                stream.with(changed.settings(), changed.busyUntilMillis(), changed.resharding()));
            case CatalogEntry.Resharded resharded -> {
                number(resharded.shards());
                streams.computeIfPresent(
                        resharded.stream(),
                        (name, stream) -> stream.with(stream.map().with(resharded.shards())));
            }
            case CatalogEntry.ConsumerChanged changed ->
                streams.computeIfPresent(changed.stream(), (name, stream) -> stream.with(changed.consumer()));
            case CatalogEntry.Deleted deleted ->
                streams.computeIfPresent(deleted.stream(), (name, stream) -> stream.deletedAt(deleted.millis()));
            case CatalogEntry.AccountChanged changed -> account = changed.settings();
            case CatalogEntry.Secret minted -> secret = minted.key();
        }
    }

    private void number(List<Shard> shards) {
        for (Shard shard : shards) {
            nextShardNumber = Math.max(nextShardNumber, shard.number() + 1);
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
