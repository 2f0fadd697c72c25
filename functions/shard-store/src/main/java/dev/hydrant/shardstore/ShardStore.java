package dev.hydrant.shardstore;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PrefixStore;
import dev.hydrant.shardstore.encryption.MasterKeys;
import dev.hydrant.shardstore.encryption.OwnKeys;
import dev.hydrant.shardstore.encryption.RunSeals;
import dev.hydrant.shardstore.log.LocalDisk;
import dev.hydrant.shardstore.metadata.LocalMetadataLog;
import dev.hydrant.shardstore.metadata.MetadataLog;
import dev.hydrant.shardstore.metadata.ObjectStoreMetadataLog;
import dev.hydrant.shardstore.records.ArrivalWatch;
import dev.hydrant.shardstore.records.Arrivals;
import dev.hydrant.shardstore.records.LocalRecordLog;
import dev.hydrant.shardstore.records.ObjectStoreRecordLog;
import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.shardstore.records.RecordLog;
import dev.hydrant.shardstore.records.ShardPage;
import dev.hydrant.shardstore.records.ShardWatch;
import dev.hydrant.shardstore.segments.Pause;
import dev.hydrant.shardstore.segments.SegmentSettings;
import dev.hydrant.shardstore.traffic.Series;
import dev.hydrant.shardstore.traffic.ShardTraffic;
import dev.hydrant.shardstore.traffic.StreamTraffic;
import dev.hydrant.shardstore.traffic.Traffic;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Streams, their shards and their records: on a local directory, or on an object store that any number of processes
/// share.
///
/// A put returns once its records would survive a power loss. Safe for any number of threads.
public final class ShardStore implements AutoCloseable {

    private final StoreSettings settings;
    private final Clock clock;
    private final Catalog catalog;
    private final RecordLog records;
    private final RunSeals seals;
    private final AutoCloseable place;
    private final Map<Integer, Long> released = new ConcurrentHashMap<>();
    private final Throughput throughput = new Throughput(this);
    private final Traffic traffic = new Traffic();
    private final RecordPuts puts;

    private ShardStore(
            StoreSettings settings,
            Clock clock,
            Catalog catalog,
            RecordLog records,
            RunSeals seals,
            AutoCloseable place) {
        this.settings = settings;
        this.clock = clock;
        this.catalog = catalog;
        this.records = records;
        this.seals = seals;
        this.place = place;
        this.puts = new RecordPuts(this, records, seals);
    }

    /// Opens the store of this directory, or makes one, with master keys of its own. All it writes is in `.hydrant/`
    /// there.
    ///
    /// @throws DirectoryInUseException if another process has it open
    /// @throws IOException if it can't be read, or what was acknowledged is damaged
    public static ShardStore open(Path directory, StoreSettings settings, Clock clock, RandomGenerator random)
            throws IOException {
        MasterKeys keys = new OwnKeys(directory.resolve(".hydrant").resolve("keys.json"), random);
        return open(directory, keys, settings, clock, random);
    }

    /// Opens the store of this directory, or makes one. All it writes is in `.hydrant/shards/` there.
    ///
    /// @throws DirectoryInUseException if another process has it open
    /// @throws IOException if it can't be read, or what was acknowledged is damaged
    public static ShardStore open(
            Path directory, MasterKeys keys, StoreSettings settings, Clock clock, RandomGenerator random)
            throws IOException {
        Path home = directory.resolve(".hydrant").resolve("shards");
        Files.createDirectories(home);
        RunSeals seals = new RunSeals(keys, random);
        try (Opening opening = new Opening()) {
            AutoCloseable lock = opening.opened(DirectoryLock.acquire(home));
            RecordLog records = opening.opened(
                    LocalRecordLog.open(new LocalDisk(home.resolve("records")), settings.fileBytes(), clock, seals));
            MetadataLog metadata = opening.opened(LocalMetadataLog.open(new LocalDisk(home.resolve("metadata"))));
            return opening.done(open(new Logs(records, metadata, lock), seals, settings, clock, random));
        }
    }

    /// Opens a store that any number of processes share, or makes one.
    ///
    /// @param place holds nothing else but `shards/`; closed with the store
    /// @throws IOException if it can't be read, or what was acknowledged is damaged
    public static ShardStore open(
            ObjectStore place, MasterKeys keys, StoreSettings settings, Clock clock, RandomGenerator random)
            throws IOException {
        SegmentSettings segments = SegmentSettings.defaults();
        RunSeals seals = new RunSeals(keys, random);
        try (Opening opening = new Opening()) {
            opening.opened(place);
            RecordLog records = opening.opened(new ObjectStoreRecordLog(
                    new PrefixStore(place, "shards/records/"), segments, clock, random, Pause::doubling, seals));
            MetadataLog metadata = opening.opened(new ObjectStoreMetadataLog(
                    new PrefixStore(place, "shards/metadata/"), segments, clock, random, Pause::doubling));
            return opening.done(open(new Logs(records, metadata, place), seals, settings, clock, random));
        }
    }

    /// What a store is built on.
    ///
    /// @param place closed last
    record Logs(RecordLog records, MetadataLog metadata, AutoCloseable place) {}

    /// @param seals what the log of records opens runs by
    static ShardStore open(Logs logs, RunSeals seals, StoreSettings settings, Clock clock, RandomGenerator random)
            throws IOException {
        Catalog catalog = Catalog.open(logs.metadata(), settings, clock, random, new ShardCloser(logs.records()));
        return new ShardStore(settings, clock, catalog, logs.records(), seals, logs.place());
    }

    public StoreSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    /// What shards take and give.
    Throughput throughput() {
        return throughput;
    }

    /// What goes through a stream that is there.
    StreamTraffic traffic(StoredStream stream) {
        return traffic.of(stream.name());
    }

    ShardTraffic traffic(StoredStream stream, Shard shard) {
        return traffic(stream).shard(shard.id(), clock.millis());
    }

    /// All that is measured, as it stands: of each stream, and of its shards what its enhanced monitoring asks
    /// for.
    public List<Series> series() {
        Map<String, Set<String>> metrics = new HashMap<>();
        streams().forEach(stream -> metrics.put(stream.name(), stream.settings().metrics()));
        traffic.keep(metrics.keySet());
        return traffic.series(metrics);
    }

    byte[] secret() {
        return catalog.secret();
    }

    /// Makes a stream.
    ///
    /// @throws ServiceException if there is one of that name
    public StoredStream create(StreamSpec spec) {
        return create(spec, () -> {});
    }

    /// Makes a stream.
    ///
    /// @param check throws where the account may not have it, as things stand
    /// @throws ServiceException if there is one of that name
    StoredStream create(StreamSpec spec, Runnable check) {
        try {
            return catalog.create(spec, check);
        } catch (IOException e) {
            throw failed("stream " + spec.name() + " could not be made", e);
        }
    }

    /// Deletes a stream and its records.
    public void delete(StoredStream stream) {
        try {
            catalog.delete(stream);
        } catch (IOException e) {
            throw failed("stream " + stream.name() + " could not be deleted", e);
        }
    }

    /// Catches up with what others changed before this call.
    void catchUp() {
        try {
            catalog.catchUp();
        } catch (IOException e) {
            throw failed("what was changed could not be read", e);
        }
    }

    /// The stream, caught up with what others changed before this call.
    ///
    /// @throws ServiceException if there is none of that name
    StoredStream caughtUp(String name) {
        catchUp();
        return stream(name);
    }

    /// A stream that exists, in whatever status. What others changed within the last second may be missing, but for
    /// streams that are new.
    public Optional<StoredStream> find(String name) {
        try {
            return catalog.find(name);
        } catch (IOException e) {
            throw failed("the shards of stream " + name + " could not be changed", e);
        }
    }

    /// Makes a change to a stream: the entry that `change` answers for the stream as it stands.
    StoredStream change(StoredStream stream, Function<StoredStream, CatalogEntry> change) {
        try {
            return catalog.change(stream.name(), change);
        } catch (IOException e) {
            throw failed("stream " + stream.name() + " could not be changed", e);
        }
    }

    /// Changes a stream's settings, whatever else goes on with the stream.
    void changeSettings(StoredStream stream, UnaryOperator<StreamSettings> change) {
        change(
                stream,
                current -> new CatalogEntry.Changed(
                        current.name(),
                        change.apply(current.settings()),
                        current.busyUntilMillis(),
                        current.resharding()));
    }

    /// Changes a consumer that is there.
    void change(StoredStream stream, StreamConsumer consumer, UnaryOperator<StreamConsumer> change) {
        change(
                stream,
                current -> new CatalogEntry.ConsumerChanged(
                        current.name(),
                        change.apply(current.consumer(consumer.name()).orElse(consumer))));
    }

    /// When a change that is made now is over.
    long busyUntil() {
        return catalog.busyUntil();
    }

    AccountSettings account() {
        return catalog.account();
    }

    void change(AccountSettings account) {
        try {
            catalog.change(account);
        } catch (IOException e) {
            throw failed("the account's settings could not be changed", e);
        }
    }

    /// A stream that exists.
    ///
    /// @throws ServiceException if there is none of that name
    StoredStream stream(String name) {
        return find(name).orElseThrow(() -> StreamNames.notFound(name, settings.account()));
    }

    /// The stream of this name that shows its shards already.
    ///
    /// @throws ServiceException if there is none; it is about the shard, as AWS's is
    StoredStream readable(String name, int shardIndex) {
        return find(name)
                .filter(stream -> status(stream) != StreamStatus.CREATING)
                .orElseThrow(() -> ShardIds.doesNotExist(shardIndex, name, settings.account()));
    }

    /// All streams by name, without the hidden ones.
    List<StoredStream> streams() {
        try {
            return catalog.all().stream().filter(stream -> !stream.isHidden()).toList();
        } catch (IOException e) {
            throw failed("the shards of streams could not be changed", e);
        }
    }

    public StreamStatus status(StoredStream stream) {
        return catalog.status(stream);
    }

    /// Where a consumer is in its life; nothing once its deregistration is over.
    Optional<StreamStatus> consumerStatus(StreamConsumer consumer) {
        return catalog.status(consumer);
    }

    /// Puts records, each with its hash key, and returns what became of each, in the same order.
    ///
    /// What a shard that closes meanwhile doesn't take goes to those that follow it. A hidden stream that holds
    /// too much answers ServiceUnavailableException.
    public List<PutResult> put(StoredStream stream, List<PutEntry> entries, List<BigInteger> hashKeys) {
        if (stream.isHidden()) {
            refuseBacklog(stream);
        }
        return puts.put(stream, entries, hashKeys);
    }

    /// @throws ServiceException one of KMS's, if nothing can be encrypted by this master key
    void refuseUnlessUsable(String keyId) {
        seals.refuseUnlessUsable(keyId);
    }

    /// The records of a shard from a counter on, as far as they haven't expired.
    public ShardPage read(StoredStream stream, Shard shard, long fromCounter, int maxRecords, long maxBytes)
            throws IOException {
        long from = stream.isHidden() ? Math.max(fromCounter, releasedThrough(shard) + 1) : fromCounter;
        ShardPage page = records.read(shard.number(), from, maxRecords, maxBytes);
        boolean readable = stream.isHidden()
                || page.records().isEmpty()
                || page.records().getFirst().arrivalMillis() >= horizonMillis(stream);
        return readable
                ? page
                : records.read(shard.number(), Math.max(from, horizon(stream, shard)), maxRecords, maxBytes);
    }

    /// The counter of the oldest record of a shard that may be read, or of the next to come if there is
    /// none.
    public long horizon(StoredStream stream, Shard shard) throws IOException {
        if (stream.isHidden()) {
            return releasedThrough(shard) + 1;
        }
        return counterSince(shard, horizonMillis(stream));
    }

    /// The arrival time of the oldest records of a stream that may be read.
    long horizonMillis(StoredStream stream) {
        return stream.settings().horizonMillis(clock.millis());
    }

    /// Whether all that a shard held has expired, so that it isn't shown any more.
    boolean isExpired(StoredStream stream, Shard shard) {
        return shard.closedMillis() < horizonMillis(stream);
    }

    /// The counter of the first record that arrived at this time or later; of the next to come if there is
    /// none.
    long counterSince(Shard shard, long millis) throws IOException {
        return records.counterSince(shard.number(), millis);
    }

    /// The counter that the next record of a shard will have.
    public long nextCounter(Shard shard) {
        try {
            return records.extent(shard.number()).end();
        } catch (IOException e) {
            throw failed("the end of shard " + shard.id() + " could not be found", e);
        }
    }

    /// Gives up the records of a hidden stream's shard through this counter: they are not needed again.
    public void release(Shard shard, long throughCounter) {
        released.merge(shard.number(), throughCounter, Math::max);
    }

    /// What tells that records were put, to any stream.
    public ArrivalWatch watch() {
        Arrivals arrivals = records.arrivals();
        return new ArrivalWatch(arrivals);
    }

    /// What tells that records were put to a shard; to be closed.
    ShardWatch watch(Shard shard) {
        return records.arrivals().watch(shard.number());
    }

    /// Deletes what has expired, or was released, or belongs to deleted streams, as far as whole files can
    /// go.
    public void trim() throws IOException {
        long now = clock.millis();
        Catalog.Owners owners = catalog.owners();
        records.trim(runs -> {
            StoredStream stream = owners.byNumber().get(runs.shard());
            if (stream == null) {
                return runs.shard() < owners.known() ? RecordLog.Fate.FORGOTTEN : RecordLog.Fate.KEPT;
            }
            boolean expired = stream.isHidden()
                    ? runs.lastCounter() <= released.getOrDefault(runs.shard(), 0L)
                    : runs.lastMillis() < stream.settings().horizonMillis(now);
            return expired ? RecordLog.Fate.EXPIRED : RecordLog.Fate.KEPT;
        });
        catalog.trim();
    }

    /// Splits the shards of on-demand streams that stay busy.
    public void scale() {
        new OnDemandScaling(this).run();
    }

    @Override
    public void close() throws IOException {
        try (Opening opening = new Opening()) {
            opening.opened(place);
            opening.opened(catalog);
            opening.opened(records);
        }
    }

    private long releasedThrough(Shard shard) {
        return released.getOrDefault(shard.number(), 0L);
    }

    private void refuseBacklog(StoredStream stream) {
        try {
            for (Shard shard : stream.shards()) {
                if (records.bytesAfter(shard.number(), releasedThrough(shard)) > settings.backlogBytes()) {
                    throw new ServiceException(
                            ErrorCode.SERVICE_UNAVAILABLE,
                            "More than " + settings.backlogBytes() + " bytes wait to be delivered. Slow down.");
                }
            }
        } catch (IOException e) {
            throw failed("what stream " + stream.name() + " holds could not be found", e);
        }
    }

    private static ServiceException failed(String what, IOException e) {
        return new ServiceException(ErrorCode.INTERNAL_FAILURE, what + ": " + e.getMessage(), e);
    }
}
