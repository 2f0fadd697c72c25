package dev.hydrant.shardstore;

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

/// The records of all shards: one log, and per shard an index of where its records lie in it.
final class RecordLog implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RecordLog.class.getName());

    private final LogDisk disk;
    private final Map<Integer, ShardRuns> shards = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, List<FileRuns>> finished = new ConcurrentSkipListMap<>();
    private final RunTables tables;
    private final Arrivals arrivals = new Arrivals();
    private final BatchLog log;
    private final Committer committer;

    private RecordLog(LogDisk disk, long fileBytes, Clock clock) throws IOException {
        this.disk = disk;
        this.tables = new RunTables(disk);
        this.log = BatchLog.open(disk, fileBytes, new Replay());
        this.committer = new Committer(log, clock, this::finish, arrivals);
    }

    static RecordLog open(LogDisk disk, long fileBytes, Clock clock) throws IOException {
        RecordLog opened = new RecordLog(disk, fileBytes, clock);
        opened.committer.start();
        return opened;
    }

    ShardRuns runs(int shard) {
        return shards.computeIfAbsent(shard, number -> new ShardRuns());
    }

    Arrivals arrivals() {
        return arrivals;
    }

    void submit(PendingPut put) throws InterruptedException {
        committer.submit(put);
    }

    /// The records of a shard from a counter on.
    List<StoredRecord> read(int shard, long fromCounter, int maxRecords, long maxBytes) throws IOException {
        return new ShardReader(runs(shard), log, tables).read(fromCounter, new Page(maxRecords, maxBytes));
    }

    /// The counter of the first record that arrived at this time or later; the next one to come if there is
    /// none.
    long counterSince(int shard, long millis) throws IOException {
        return new ShardReader(runs(shard), log, tables).counterSince(millis);
    }

    /// Deletes files from the oldest on, as long as nothing in them is needed.
    void trim(Expiry expiry) throws IOException {
        for (Map.Entry<Long, List<FileRuns>> file : finished.entrySet()) {
            for (FileRuns runs : file.getValue()) {
                if (!expiry.isExpired(runs)) {
                    return;
                }
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

    /// Whether all that a file holds of a shard may go.
    interface Expiry {
        boolean isExpired(FileRuns runs);
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
            while (payload.hasRemaining()) {
                int begin = payload.position();
                RunFormat.Header header = RunFormat.header(payload, begin);
                int length = RunFormat.HEADER_BYTES + header.length();
                runs(header.shard())
                        .add(
                                position.file(),
                                header.firstCounter(),
                                header.count(),
                                header.arrivalMillis(),
                                Math.toIntExact(position.offset() + begin),
                                length);
                payload.position(begin + length);
            }
        }

        @Override
        public void finished(long file, long bytes) {
            finish(file, bytes);
        }
    }
}
