package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.log.BatchLog;
import dev.hydrant.shardstore.log.LogTrimmedException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Reads one shard's records out of the log. Holds no lock while it reads.
final class ShardReader {

    /// Runs that lie close together are read in one piece up to this size.
    private static final int PIECE_BYTES = 1024 * 1024;

    /// Other shards' bytes between two runs that are rather read along than left out.
    private static final int GAP_BYTES = 16 * 1024;

    private final ShardRuns runs;
    private final BatchLog log;
    private final RunTables tables;

    ShardReader(ShardRuns runs, BatchLog log, RunTables tables) {
        this.runs = runs;
        this.log = log;
        this.tables = tables;
    }

    /// What was trimmed while it was to be read is left out, as if it had been trimmed before.
    List<StoredRecord> read(long fromCounter, Page page) throws IOException {
        long next = fromCounter;
        while (!page.isClosed()) {
            ShardRuns.Part part = runs.partWith(next, page.roomForRecords(), page.roomForBytes());
            if (part == null) {
                break;
            }
            try {
                next = switch (part) {
                    case ShardRuns.Part.Finished finished ->
                        read(finished.runs().file(), tables.load(finished.runs(), log), next, page);
                    case ShardRuns.Part.Current current -> read(current.file(), current.runs(), next, page);
                };
            } catch (LogTrimmedException | NoSuchFileException e) {
                if (part.equals(runs.partWith(next, page.roomForRecords(), page.roomForBytes()))) {
                    throw e;
                }
            }
        }
        return page.records();
    }

    long counterSince(long millis) throws IOException {
        ShardRuns.Part part = runs.partSince(millis);
        return switch (part) {
            case null -> runs.nextCounter();
            case ShardRuns.Part.Finished finished -> {
                RunTable table = tables.load(finished.runs(), log);
                yield table.firstCounter(table.runSince(millis));
            }
            case ShardRuns.Part.Current current -> current.runs().firstCounter(0);
        };
    }

    /// @return the counter to go on from
    private long read(long file, RunTable table, long fromCounter, Page page) throws IOException {
        int run = table.runWith(fromCounter);
        long next = fromCounter;
        while (run < table.size() && !page.isClosed()) {
            int last = lastOfPiece(table, run, page);
            int begin = table.offset(run);
            byte[] piece = new byte[table.offset(last) + table.length(last) - begin];
            try {
                log.read(file, begin, ByteBuffer.wrap(piece));
            } catch (EOFException e) {
                throw new IOException(log.place(file) + " is cut off: " + e.getMessage(), e);
            }
            for (; run <= last && !page.isClosed(); run++) {
                try {
                    RunFormat.read(piece, table.offset(run) - begin, next, page);
                } catch (IOException e) {
                    throw new IOException(log.place(file) + " is damaged at offset " + table.offset(run), e);
                }
                next = table.lastCounter(run) + 1;
            }
        }
        return next;
    }

    private static int lastOfPiece(RunTable table, int first, Page page) {
        int last = first;
        long records = table.count(first);
        while (last + 1 < table.size()
                && records < page.roomForRecords()
                && table.offset(last + 1) - (table.offset(last) + table.length(last)) <= GAP_BYTES
                && table.offset(last + 1) + table.length(last + 1) - table.offset(first) <= PIECE_BYTES) {
            last++;
            records += table.count(last);
        }
        return last;
    }
}
