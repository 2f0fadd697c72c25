package dev.hydrant.shardstore.records;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.shardstore.segments.Appended;
import dev.hydrant.shardstore.segments.LogEnd;
import dev.hydrant.shardstore.segments.LogExtent;
import dev.hydrant.shardstore.segments.LogPage;
import dev.hydrant.shardstore.segments.Patience;
import dev.hydrant.shardstore.segments.Pause;
import dev.hydrant.shardstore.segments.SegmentLog;
import dev.hydrant.shardstore.segments.SegmentSettings;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The records of all shards in an object store: for each shard a log of segments below `<shard>/`, to which
/// any number of processes append at once.
///
/// A call costs at least two requests to append, and one to find that nothing new is there.
public final class ObjectStoreRecordLog implements RecordLog {

    private static final Logger LOG = System.getLogger(ObjectStoreRecordLog.class.getName());
    private static final int SHARD_DIGITS = 10;

    /// Sorts behind whatever follows a shard's number and its slash.
    private static final String BEHIND = "/~";

    private final ObjectStore store;
    private final SegmentSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pause pause;
    private final RunOpener opener;
    private final Patience patience;
    private final Map<Integer, Shard> shards = new ConcurrentHashMap<>();
    private final Arrivals arrivals = new Arrivals();
    private final ExecutorService executor;

    private record Shard(SegmentLog log, ShardQueue queue) {}

    /// @param store holds nothing else
    public ObjectStoreRecordLog(
            ObjectStore store,
            SegmentSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Pause pause,
            RunOpener opener) {
        this(store, settings, clock, random, pause, opener, Executors.newVirtualThreadPerTaskExecutor());
    }

    /// @param executor runs what appends and merges; closed with this log
    ObjectStoreRecordLog(
            ObjectStore store,
            SegmentSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Pause pause,
            RunOpener opener,
            ExecutorService executor) {
        this.executor = executor;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
        this.opener = opener;
        this.patience = new Patience(settings.attempts(), pause);
    }

    /// Runs of different shards are put side by side. A new segment has those before it merged, in the
    /// background.
    @Override
    public List<Placement> append(List<Run> runs) {
        List<CompletableFuture<Placement>> outcomes = new ArrayList<>(runs.size());
        for (Run run : runs) {
            outcomes.add(shard(run.shard()).queue().append(run));
        }
        List<Placement> placements = new ArrayList<>(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            Placement placement = outcomes.get(i).join();
            if (placement instanceof Placement.At at) {
                mergeBehind(runs.get(i).shard(), at);
                arrivals.signal(runs.get(i).shard());
            }
            placements.add(placement);
        }
        arrivals.signal();
        return placements;
    }

    @Override
    public long closeShard(int shard) throws IOException {
        return reading(() -> switch (shard(shard).log().close()) {
            case Appended.At at -> Counters.of(at.index(), 0);
            case Appended.Closed closed -> Counters.of(closed.index(), 0);
            case Appended.Busy busy -> throw new IOException("shard " + shard + " could not be closed: " + busy);
            case Appended.Unknown unknown ->
                throw new IOException("it is unknown whether shard " + shard + " is closed: " + unknown);
        });
    }

    @Override
    public ShardPage read(int shard, long fromCounter, int maxRecords, long maxBytes) throws IOException {
        Page page = new Page(maxRecords, maxBytes, opener);
        long index = Math.max(1, Counters.index(fromCounter));
        int ordinal = fromCounter < Counters.of(1, 0) ? 0 : Counters.ordinal(fromCounter);
        PageSink sink = new PageSink(page, fromCounter);
        LogPage read = reading(() -> shard(shard).log().read(index, ordinal, sink));
        if (sink.isFull()) {
            return new ShardPage(page.records(), page.records().getLast().counter() + 1, ShardPage.End.MORE);
        }
        long next = Math.max(fromCounter, Counters.of(read.index(), read.ordinal()));
        return new ShardPage(
                page.records(),
                next,
                switch (read.end()) {
                    case MORE -> ShardPage.End.MORE;
                    case TIP -> ShardPage.End.TIP;
                    case CLOSED -> ShardPage.End.CLOSED;
                });
    }

    @Override
    public long counterSince(int shard, long millis) throws IOException {
        Optional<Long> index = reading(() -> shard(shard).log().firstSince(millis));
        return index.isPresent() ? Counters.of(index.get(), 0) : extent(shard).end();
    }

    @Override
    public Extent extent(int shard) throws IOException {
        return reading(() -> {
            LogExtent extent = shard(shard).log().extent();
            LogEnd end = extent.end();
            long oldest = Counters.of(extent.horizon(), 0);
            long last = end.index() == 0 || Counters.of(end.index(), 0) < oldest
                    ? oldest
                    : Counters.of(end.index(), end.records());
            return new Extent(oldest, last, end.millis(), end.closed());
        });
    }

    @Override
    public long bytesAfter(int shard, long counter) throws IOException {
        return reading(() -> {
            SegmentLog log = shard(shard).log();
            LogEnd end = log.end();
            long index = Counters.index(counter);
            boolean isLast = index == end.index() && Counters.ordinal(counter) + 1 >= end.records();
            return log.bytesAfter(isLast ? index : Math.max(0, index - 1));
        });
    }

    /// Also merges what others left unmerged.
    @Override
    public void trim(Expiry expiry) throws IOException {
        for (Optional<Integer> shard = shardAfter("");
                shard.isPresent();
                shard = shardAfter(name(shard.get()) + BEHIND)) {
            int number = shard.get();
            reading(() -> {
                SegmentLog log = shard(number).log();
                log.merge();
                log.trim((last, millis) ->
                        expiry.of(new Whole(number, Counters.of(last + 1, 0) - 1, millis)) != Fate.KEPT);
                return number;
            });
        }
    }

    private record Whole(int shard, long lastCounter, long lastMillis) implements Stretch {}

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        executor.close();
    }

    private Shard shard(int number) {
        return shards.computeIfAbsent(number, shard -> {
            SegmentLog log = open(name(shard) + "/");
            return new Shard(log, new ShardQueue(shard, log, executor));
        });
    }

    private SegmentLog open(String prefix) {
        synchronized (random) {
            return new SegmentLog(store, prefix, settings, clock, random, pause);
        }
    }

    /// The segment that begins a cell says that the cell before it can be merged.
    private void mergeBehind(int shard, Placement.At at) {
        boolean beginsCell = Counters.index(at.firstCounter()) % settings.mergedWidth() == 1;
        if (beginsCell && Counters.ordinal(at.firstCounter()) == 0) {
            executor.execute(() -> {
                try {
                    shard(shard).log().merge();
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.WARNING, "shard " + shard + " is merged later: " + e.getMessage());
                }
            });
        }
    }

    private Optional<Integer> shardAfter(String key) throws IOException {
        return reading(() -> patience.read(() -> {
            try (Pull<ObjectInfo> objects = store.list("", key)) {
                @Nullable ObjectInfo next = objects.next();
                return next == null ? Optional.empty() : Optional.of(Integer.parseInt(next.key(), 0, SHARD_DIGITS, 10));
            }
        }));
    }

    private static String name(int shard) {
        String digits = Integer.toString(shard);
        return "0".repeat(SHARD_DIGITS - digits.length()) + digits;
    }

    private static <T> T reading(Patience.Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (StoreException e) {
            throw new IOException("the store of the records answers: " + e.getMessage(), e);
        }
    }
}
