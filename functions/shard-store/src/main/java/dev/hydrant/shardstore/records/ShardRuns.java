package dev.hydrant.shardstore.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one shard's records lie in the whole log. Its lock is never held over a read or write of a disk.
final class ShardRuns {

    private final List<FileRuns> finished = new ArrayList<>();
    private RunTable current = new RunTable();
    private long currentFile = -1;
    private long nextCounter = 1;
    private long lastMillis;
    private boolean closed;

    /// A part of the shard's runs: those of one finished file, or some of the file being written.
    sealed interface Part {
        record Finished(FileRuns runs) implements Part {}

        record Current(long file, RunTable runs) implements Part {}
    }

    synchronized void add(long file, long firstCounter, int count, long millis, int offset, int length) {
        currentFile = file;
        current.add(firstCounter, count, millis, offset, length);
        nextCounter = firstCounter + count;
        lastMillis = millis;
    }

    /// Takes in what a finished file holds, and forgets what was known of it while it was written.
    synchronized void finish(FileRuns runs) {
        finished.add(runs);
        if (currentFile == runs.file()) {
            current = new RunTable();
            currentFile = -1;
        }
        nextCounter = Math.max(nextCounter, runs.lastCounter() + 1);
        lastMillis = Math.max(lastMillis, runs.lastMillis());
        closed |= runs.closed();
    }

    /// Takes in that the run added last closes the shard.
    synchronized void close() {
        current.close();
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void forget(long file) {
        finished.removeIf(runs -> runs.file() == file);
    }

    /// The runs in the file being written; null if there are none.
    synchronized @Nullable RunTable current(long file) {
        return currentFile == file ? current : null;
    }

    synchronized long nextCounter() {
        return nextCounter;
    }

    synchronized long lastMillis() {
        return lastMillis;
    }

    synchronized RecordLog.Extent extent() {
        long oldest = nextCounter;
        if (!finished.isEmpty()) {
            oldest = finished.getFirst().firstCounter();
        } else if (current.size() > 0) {
            oldest = current.firstCounter(0);
        }
        return new RecordLog.Extent(oldest, nextCounter, lastMillis, closed);
    }

    /// What there is at this counter and after.
    synchronized ShardPage.End endAt(long counter) {
        if (counter < nextCounter) {
            return ShardPage.End.MORE;
        }
        return closed ? ShardPage.End.CLOSED : ShardPage.End.TIP;
    }

    /// The part in which the record with this counter, or the first one after it, lies; null if there is
    /// none.
    synchronized @Nullable Part partWith(long counter, int maxRecords, long maxBytes) {
        for (FileRuns runs : finished) {
            if (runs.lastCounter() >= counter) {
                return new Part.Finished(runs);
            }
        }
        int run = current.runWith(counter);
        return run == current.size() ? null : new Part.Current(currentFile, current.copy(run, maxRecords, maxBytes));
    }

    /// The part in which the first record that arrived at this time or later lies; null if there is none.
    synchronized @Nullable Part partSince(long millis) {
        for (FileRuns runs : finished) {
            if (runs.lastMillis() >= millis) {
                return new Part.Finished(runs);
            }
        }
        int run = current.runSince(millis);
        return run == current.size() ? null : new Part.Current(currentFile, current.copy(run, 1, 0));
    }

    /// The bytes in the log of the files that hold records after this counter.
    synchronized long bytesAfter(long counter) {
        long bytes = 0;
        for (FileRuns runs : finished) {
            bytes += runs.lastCounter() > counter ? runs.bytes() : 0;
        }
        boolean currentAfter = current.size() > 0 && current.lastCounter(current.size() - 1) > counter;
        return bytes + (currentAfter ? current.bytes() : 0);
    }
}
