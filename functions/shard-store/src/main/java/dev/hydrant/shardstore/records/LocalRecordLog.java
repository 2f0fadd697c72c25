package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.log.BatchLog;
import dev.hydrant.shardstore.log.LogDisk;
import dev.hydrant.shardstore.log.LogPosition;
import dev.hydrant.shardstore.log.LogReplay;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;

/// The records of all shards on a local disk: one log, and per shard an index of where its records lie in
/// it.
public final class LocalRecordLog implements RecordLog {

    private static final Logger LOG = System.getLogger(LocalRecordLog.class.getName());

    private final LogDisk disk;
    private final RunOpener opener;
    private final Map<Integer, ShardRuns> shards = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, List<FileRuns>> finished = new ConcurrentSkipListMap<>();
    private final RunTables tables;
    private final Arrivals arrivals = new Arrivals();
    private final BatchLog log;
    private final Committer committer;

    private LocalRecordLog(LogDisk disk, long fileBytes, Clock clock, RunOpener opener) throws IOException {
        this.disk = disk;
        this.opener = opener;
        this.tables = new RunTables(disk);
        this.log = BatchLog.open(disk, fileBytes, new Replay());
        this.committer = new Committer(log, clock, this::finish, arrivals);
    }

    public static LocalRecordLog open(LogDisk disk, long fileBytes, Clock clock, RunOpener opener) throws IOException {
        LocalRecordLog opened = new LocalRecordLog(disk, fileBytes, clock, opener);
        opened.committer.start();
        return opened;
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    /// All runs of a call go into one batch: they are safe together, or it is unknown of each whether it is.
    @Override
    public List<Placement> append(List<Run> runs) {
        return await(new PendingPut(runs.stream()
                .map(run -> new PendingPut.Run(runs(run.shard()), run.shard(), run.count(), run.records()))
                .toList()));
    }

    @Override
    public long closeShard(int shard) throws IOException {
        return mark(shard, PendingPut.CLOSING);
    }

    @Override
    public ShardPage read(int shard, long fromCounter, int maxRecords, long maxBytes) throws IOException {
        ShardRuns runs = runs(shard);
        long end = runs.nextCounter();
        List<StoredRecord> read =
                new ShardReader(runs, log, tables).read(fromCounter, new Page(maxRecords, maxBytes, opener));
        long next = read.isEmpty() ? Math.max(fromCounter, end) : read.getLast().counter() + 1;
        return new ShardPage(read, next, runs.endAt(next));
    }

    @Override
    public long counterSince(int shard, long millis) throws IOException {
        return new ShardReader(runs(shard), log, tables).counterSince(millis);
    }

    @Override
    public Extent extent(int shard) {
        return runs(shard).extent();
    }

    @Override
    public long bytesAfter(int shard, long counter) {
        return runs(shard).bytesAfter(counter);
    }

    /// Deletes files from the oldest on, as long as nothing in them is needed. A shard of which the file
    /// holds the last trace is entered anew, so that it goes on counting where it was.
    @Override
    public void trim(Expiry expiry) throws IOException {
        for (Map.Entry<Long, List<FileRuns>> file : finished.entrySet()) {
            List<Integer> last = new ArrayList<>();
            for (FileRuns runs : file.getValue()) {
                Fate fate = expiry.of(runs);
                if (fate == Fate.KEPT) {
                    return;
                }
                if (fate == Fate.EXPIRED && runs(runs.shard()).nextCounter() == runs.lastCounter() + 1) {
                    last.add(runs.shard());
                }
            }
            for (int shard : last) {
                mark(shard, runs(shard).isClosed() ? PendingPut.CLOSING : PendingPut.STANDING);
            }
            finished.remove(file.getKey());
            for (FileRuns runs : file.getValue()) {
                runs(runs.shard()).forget(file.getKey());
            }
            tables.forget(file.getKey());
            log.delete(file.getKey());
            disk.delete(IndexFile.name(file.getKey()));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            committer.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the last records were written", e);
        } finally {
            log.close();
        }
    }

    private ShardRuns runs(int shard) {
        return shards.computeIfAbsent(shard, number -> new ShardRuns());
    }

    private long mark(int shard, byte[] mark) throws IOException {
        PendingPut.Run run = new PendingPut.Run(runs(shard), shard, 0, mark);
        return switch (await(new PendingPut(List.of(run))).getFirst()) {
            case Placement.At at -> at.firstCounter();
            case Placement.Unknown unknown ->
                throw new IOException("shard " + shard + " could not be entered", unknown.cause());
            case Placement.Closed closed -> throw new IllegalStateException("a mark has no room to take: " + closed);
            case Placement.Throttled throttled ->
                throw new IllegalStateException("the local log holds callers up instead: " + throttled);
        };
    }

    private List<Placement> await(PendingPut put) {
        try {
            committer.submit(put);
            return put.outcome().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return put.unknown(e);
        } catch (ExecutionException e) {
            return put.unknown(e.getCause() == null ? e : e.getCause());
        }
    }

    /// Turns what was known of a file while it was written into its index.
    ///
    /// Where the index can't be written, its runs stay in memory until the store is opened again.
    private void finish(long file, long bytes) {
        Map<Integer, RunTable> runs = new TreeMap<>();
        shards.forEach((shard, known) -> {
            RunTable table = known.current(file);
            if (table != null) {
                runs.put(shard, table);
            }
        });
        List<FileRuns> directory = IndexFile.directory(file, runs);
        try {
            IndexFile.write(disk, bytes, directory, runs);
        } catch (IOException e) {
            LOG.log(Level.WARNING, disk + "/" + IndexFile.name(file) + " can't be written; it is kept in memory", e);
            tables.keep(file, runs);
        }
        finished.put(file, directory);
        for (FileRuns entry : directory) {
            runs(entry.shard()).finish(entry);
        }
    }

    private final class Replay implements LogReplay {

        @Override
        public boolean knows(long file, long bytes) throws IOException {
            Optional<List<FileRuns>> directory = IndexFile.directory(disk, file, bytes);
            directory.ifPresent(entries -> {
                finished.put(file, new ArrayList<>(entries));
                for (FileRuns entry : entries) {
                    runs(entry.shard()).finish(entry);
                }
            });
            return directory.isPresent();
        }

        @Override
        public void batch(LogPosition position, ByteBuffer payload) {
            RunFormat.each(payload, (header, begin) -> {
                runs(header.shard())
                        .add(
                                position.file(),
                                header.firstCounter(),
                                header.count(),
                                header.arrivalMillis(),
                                Math.toIntExact(position.offset() + begin),
                                RunFormat.HEADER_BYTES + header.length());
                if (RunFormat.isClosing(header, payload, begin)) {
                    runs(header.shard()).close();
                }
            });
        }

        @Override
        public void finished(long file, long bytes) {
            finish(file, bytes);
        }
    }
}
