package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.log.BatchLog;
import dev.hydrant.shardstore.log.LogDisk;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The run tables of finished files: read from their indexes when they are asked for, a bounded number
/// kept.
final class RunTables {

    private static final Logger LOG = System.getLogger(RunTables.class.getName());

    /// Tables are dropped, the least used first, while they hold more runs than this (28 bytes each).
    private static final int MAX_CACHED_RUNS = 1_000_000;

    private final LogDisk disk;
    private final Map<Key, RunTable> cache = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, RunTable> kept = new HashMap<>();
    private int cachedRuns;

    private record Key(long file, int shard) {}

    RunTables(LogDisk disk) {
        this.disk = disk;
    }

    /// @param log tells the runs again where their index is damaged
    RunTable load(FileRuns runs, BatchLog log) throws IOException {
        Key key = new Key(runs.file(), runs.shard());
        synchronized (this) {
            RunTable table = kept.getOrDefault(key, cache.get(key));
            if (table != null) {
                return table;
            }
        }
        RunTable table = read(runs, log);
        synchronized (this) {
            if (cache.put(key, table) == null) {
                cachedRuns += table.size();
            }
            Iterator<RunTable> eldest = cache.values().iterator();
            while (cachedRuns > MAX_CACHED_RUNS && cache.size() > 1) {
                cachedRuns -= eldest.next().size();
                eldest.remove();
            }
        }
        return table;
    }

    private RunTable read(FileRuns runs, BatchLog log) throws IOException {
        try {
            return IndexFile.runs(disk, runs);
        } catch (IOException e) {
            RunTable table = new RunTable();
            log.tell(
                    runs.file(),
                    (position, payload) -> RunFormat.each(payload, (header, begin) -> {
                        if (header.shard() == runs.shard() && table.size() < runs.runs()) {
                            table.add(
                                    header.firstCounter(),
                                    header.count(),
                                    header.arrivalMillis(),
                                    Math.toIntExact(position.offset() + begin),
                                    RunFormat.HEADER_BYTES + header.length());
                        }
                    }));
            if (!IndexFile.lists(table, runs)) {
                throw e;
            }
            LOG.log(Level.WARNING, "{0}; until then the log itself is read", e.getMessage());
            return table;
        }
    }

    /// Keeps the tables of a file that has no index.
    synchronized void keep(long file, Map<Integer, RunTable> tables) {
        tables.forEach((shard, table) -> kept.put(new Key(file, shard), table));
    }

    synchronized void forget(long file) {
        kept.keySet().removeIf(key -> key.file() == file);
        Iterator<Map.Entry<Key, RunTable>> entries = cache.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Key, RunTable> entry = entries.next();
            if (entry.getKey().file() == file) {
                cachedRuns -= entry.getValue().size();
                entries.remove();
            }
        }
    }
}
