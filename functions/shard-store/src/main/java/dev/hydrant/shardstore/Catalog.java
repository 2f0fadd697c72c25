package dev.hydrant.shardstore;

import dev.hydrant.shardstore.metadata.MetadataLog;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The streams there are, for all who share a metadata log. Each change is safe in the log before it shows.
///
/// A change is checked against the state after the last entry that was read, and made only if none follows that one
/// by then; otherwise it is checked anew. So of two that exclude each other one is refused, whoever made them.
///
/// A change takes its time, as on AWS: meanwhile the stream shows as CREATING, UPDATING or DELETING. Nothing
/// waits for that time to pass; whoever looks for the stream next finds it changed. Shards close before the change
/// that says so, so nothing that was acknowledged is behind it.
final class Catalog implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Catalog.class.getName());
    private static final int SECRET_BYTES = 64;

    /// How often a change is checked anew because others were faster.
    private static final int MAX_RACES = 100;

    /// What is known may be so old, where nothing newer is asked for.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final MetadataLog log;
    private final StoreSettings settings;
    private final Clock clock;
    private final ShardCloser closer;
    private final CatalogState state = new CatalogState();
    private final AtomicLong readMillis;
    private long changes;
    private volatile long looksBegun;
    private volatile long lookEnded;

    /// No resharding that is due is tried before this time, since one failed.
    private volatile long settleAgainMillis;

    private Catalog(MetadataLog log, StoreSettings settings, Clock clock, ShardCloser closer) {
        this.log = log;
        this.settings = settings;
        this.clock = clock;
        this.closer = closer;
        this.readMillis = new AtomicLong(clock.millis());
    }

    /// Opens what the log tells; closed with it.
    static Catalog open(
            MetadataLog log, StoreSettings settings, Clock clock, RandomGenerator random, ShardCloser closer)
            throws IOException {
        Catalog catalog = new Catalog(log, settings, clock, closer);
        byte[] minted = new byte[SECRET_BYTES];
        random.nextBytes(minted);
        catalog.append(() -> catalog.state.secret().length == 0 ? new CatalogEntry.Secret(minted) : null);
        return catalog;
    }

    /// Makes the entry for the streams as they stand; null if there is nothing to change.
    private interface Change {
        @Nullable
        CatalogEntry entry() throws IOException;
    }

    byte[] secret() {
        return state.secret();
    }

    /// Catches up with what others changed before this call.
    void catchUp() throws IOException {
        if (!log.isShared()) {
            return;
        }
        long begun = looksBegun;
        synchronized (this) {
            if (lookEnded <= begun) {
                readOn();
            }
        }
    }

    /// Makes a stream.
    ///
    /// @param check of the account's limits, where something may have changed
    /// @throws ServiceException if there is one of that name
    StoredStream create(StreamSpec spec, Runnable check) throws IOException {
        append(() -> {
            StoredStream before = state.find(spec.name()).orElse(null);
            if (before != null && !isGone(before)) {
                throw new ServiceException(
                        ErrorCode.RESOURCE_IN_USE,
                        "Stream " + spec.name() + " under account " + settings.account() + " already exists.");
            }
            check.run();
            if (before != null) {
                closer.close(before.openShards());
            }
            long now = clock.millis();
            List<HashRange> ranges = HashKeys.split(spec.shards());
            List<Shard> shards = new ArrayList<>();
            for (int i = 0; i < ranges.size(); i++) {
                shards.add(Shard.first(state.nextShardNumber() + i, i, ranges.get(i), now));
            }
            long busyUntil = spec.isHidden() ? now : busyUntil();
            return new CatalogEntry.Created(spec.name(), now, busyUntil, StreamSettings.of(spec), shards);
        });
        return found(spec.name());
    }

    /// Deletes a stream, if it is there and the one that was found.
    void delete(StoredStream found) throws IOException {
        append(() -> state.find(found.name())
                .filter(stream -> stream.createdMillis() == found.createdMillis())
                .filter(stream -> stream.deletedMillis() == StoredStream.NOT_DELETED)
                .map(stream -> new CatalogEntry.Deleted(stream.name(), clock.millis()))
                .orElse(null));
    }

    /// Makes the entry that `change` answers for the stream as it stands. Nothing else changes it meanwhile.
    StoredStream change(String name, Function<StoredStream, CatalogEntry> change) throws IOException {
        append(() -> change.apply(found(name)));
        return found(name);
    }

    void change(AccountSettings account) throws IOException {
        append(() -> new CatalogEntry.AccountChanged(account));
    }

    AccountSettings account() {
        return state.account();
    }

    /// When a change that is made now is over.
    long busyUntil() {
        return clock.millis() + settings.transition().toMillis();
    }

    /// The stream of this name, unless its deletion is over; as it stood a moment ago.
    Optional<StoredStream> find(String name) throws IOException {
        if (log.isShared()) {
            catchUpIfStale();
            if (present(name).isEmpty()) {
                catchUp();
            }
        }
        return present(name).flatMap(this::settled);
    }

    /// All streams that show, by name.
    List<StoredStream> all() throws IOException {
        List<StoredStream> all = new ArrayList<>();
        for (StoredStream stream : state.streams()) {
            if (!isGone(stream)) {
                settled(stream).ifPresent(all::add);
            }
        }
        return all;
    }

    /// Which streams the shards belong to.
    ///
    /// @param byNumber by shard number
    /// @param known lower numbers that aren't among them are of streams that are gone
    record Owners(Map<Integer, StoredStream> byNumber, int known) {}

    /// The owners of all shards. The shards of streams that are gone are closed by then.
    Owners owners() throws IOException {
        catchUp();
        for (StoredStream stream : state.streams()) {
            if (isGone(stream)) {
                forget(stream);
            }
        }
        synchronized (this) {
            Map<Integer, StoredStream> byNumber = new HashMap<>();
            for (StoredStream stream : state.streams()) {
                stream.shards().forEach(shard -> byNumber.put(shard.number(), stream));
            }
            return new Owners(byNumber, state.nextShardNumber());
        }
    }

    /// Deletes what nobody needs any more of the log.
    synchronized void trim() throws IOException {
        keepState();
        log.trim();
    }

    StreamStatus status(StoredStream stream) {
        if (stream.deletedMillis() != StoredStream.NOT_DELETED) {
            return StreamStatus.DELETING;
        }
        if (clock.millis() >= stream.busyUntilMillis() && stream.resharding() == null) {
            return StreamStatus.ACTIVE;
        }
        return clock.millis() < stream.createdMillis() + settings.transition().toMillis()
                ? StreamStatus.CREATING
                : StreamStatus.UPDATING;
    }

    /// Where a consumer is in its life; nothing once its deregistration is over.
    Optional<StreamStatus> status(StreamConsumer consumer) {
        long now = clock.millis();
        long transition = settings.transition().toMillis();
        if (consumer.deletedMillis() != StoredStream.NOT_DELETED) {
            return now < consumer.deletedMillis() + transition ? Optional.of(StreamStatus.DELETING) : Optional.empty();
        }
        return Optional.of(now < consumer.createdMillis() + transition ? StreamStatus.CREATING : StreamStatus.ACTIVE);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private Optional<StoredStream> present(String name) {
        return state.find(name).filter(stream -> !isGone(stream));
    }

    /// @throws ServiceException if it isn't there, or not any more
    private StoredStream found(String name) {
        return present(name).orElseThrow(() -> StreamNames.notFound(name, settings.account()));
    }

    private boolean isGone(StoredStream stream) {
        return stream.deletedMillis() != StoredStream.NOT_DELETED
                && clock.millis()
                        >= stream.deletedMillis() + settings.transition().toMillis();
    }

    private boolean isDue(StoredStream stream) {
        return stream.resharding() != null && clock.millis() >= stream.busyUntilMillis();
    }

    /// The stream after the resharding that is due; where that can't be carried out yet, for want of room on the disk
    /// for one, the stream as it stands: still updating, and read as ever.
    private Optional<StoredStream> settled(StoredStream stream) {
        if (!isDue(stream) || clock.millis() < settleAgainMillis) {
            return Optional.of(stream);
        }
        try {
            return settle(stream.name());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the shards of stream " + stream.name() + " are changed later: " + e.getMessage());
            settleAgainMillis = clock.millis() + FRESH.toMillis();
            return present(stream.name());
        }
    }

    /// Carries out the resharding that is due, unless somebody else did: closes the shards that end, for all who put
    /// to them, then says what follows them.
    private Optional<StoredStream> settle(String name) throws IOException {
        append(() -> {
            StoredStream stream = state.find(name).orElse(null);
            Resharding resharding = stream == null ? null : stream.resharding();
            if (stream == null || resharding == null || !isDue(stream)) {
                return null;
            }
            ShardMap after = resharding.applyTo(stream.map(), state.nextShardNumber(), stream.busyUntilMillis());
            long last = closer.close(stream.openShards().stream()
                    .filter(shard -> !after.all().get(shard.index()).isOpen())
                    .toList());
            ShardMap next = resharding.applyTo(
                    stream.map(), state.nextShardNumber(), Math.max(stream.busyUntilMillis(), last + 1));
            return new CatalogEntry.Resharded(
                    name,
                    next.all().stream()
                            .filter(shard -> shard.index() >= stream.shards().size()
                                    || !shard.equals(stream.shards().get(shard.index())))
                            .toList());
        });
        return present(name);
    }

    /// Closes the shards of a stream whose deletion is over, so that nobody puts to them who hasn't heard of it.
    private void forget(StoredStream gone) throws IOException {
        closer.close(gone.openShards());
        append(() -> state.find(gone.name())
                .filter(stream -> stream.createdMillis() == gone.createdMillis() && isGone(stream))
                .map(stream -> new CatalogEntry.Forgotten(stream.name()))
                .orElse(null));
    }

    private synchronized void append(Change change) throws IOException {
        for (int race = 0; race < MAX_RACES; race++) {
            readOn();
            long looked = changes;
            CatalogEntry entry = change.entry();
            if (entry == null) {
                return;
            }
            if (looked != changes) {
                continue; // what it looked at was due, and was carried out
            }
            if (log.append(entry.encode())) {
                apply(entry);
                if (log.wantsState()) {
                    keepState();
                }
                return;
            }
        }
        throw new IOException("others change the streams all the time");
    }

    private void apply(CatalogEntry entry) {
        state.apply(entry);
        changes++;
    }

    private synchronized void readOn() throws IOException {
        long look = looksBegun + 1;
        looksBegun = look;
        long now = clock.millis();
        log.readOn(new Following());
        readMillis.set(now);
        lookEnded = look;
    }

    /// One of many callers looks; the others go on with what is known.
    private void catchUpIfStale() throws IOException {
        long now = clock.millis();
        long read = readMillis.get();
        if (Math.abs(now - read) >= FRESH.toMillis() && readMillis.compareAndSet(read, now)) {
            catchUp();
        }
    }

    /// That a state isn't kept costs time when a log is opened, nothing else.
    private void keepState() {
        try {
            if (log.wantsState()) {
                log.keep(state.encode());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the state of the streams is kept later: " + e.getMessage());
        }
    }

    private final class Following implements MetadataLog.Follower {

        @Override
        public void state(byte[] bytes) throws IOException {
            state.become(bytes);
            changes++;
        }

        @Override
        public void entry(byte[] bytes) throws IOException {
            apply(CatalogEntry.decode(bytes));
        }
    }
}
