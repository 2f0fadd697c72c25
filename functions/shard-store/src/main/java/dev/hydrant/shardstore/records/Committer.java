package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.log.BatchLog;
import dev.hydrant.shardstore.log.LogPosition;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Writes what all shards wait for: one thread takes every put that waits, places its records, and makes
/// them safe with one write and one sync, however many shards they belong to. A put is answered after that,
/// and read after that.
///
/// A write that fails costs the puts of its batch. Anything else that fails here ends the thread, since nobody
/// knows then what of the index is right: every put is refused until the store is opened again.
final class Committer {

    private static final Logger LOG = System.getLogger(Committer.class.getName());

    /// A batch is closed once it holds so much; a single put may be larger.
    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    /// What the buffer of a batch has room for at first; it grows with the batches.
    private static final int FIRST_BUFFER_BYTES = 64 * 1024;

    /// What may wait to be written, in units of 1 KiB; a put beyond it waits for room.
    private static final int WAITING_KIB = 128 * 1024;

    private final BatchLog log;
    private final Clock clock;
    private final FinishedFiles finishedFiles;
    private final Arrivals arrivals;
    private final BlockingQueue<PendingPut> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(WAITING_KIB);
    private final Thread thread;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BUFFER_BYTES);
    private @Nullable PendingPut held;
    private volatile boolean stopping;
    private volatile @Nullable Throwable broken;

    /// The file of the last batch that was told, and where that batch ended.
    private long openFile;

    private long openEnd;

    /// What is told when the log goes on to a new file.
    interface FinishedFiles {
        void finished(long file, long bytes);
    }

    Committer(BatchLog log, Clock clock, FinishedFiles finishedFiles, Arrivals arrivals) {
        this.log = log;
        this.clock = clock;
        this.finishedFiles = finishedFiles;
        this.arrivals = arrivals;
        this.openFile = log.currentFile();
        this.openEnd = log.currentEnd();
        this.thread = Thread.ofPlatform().name("hydrant-committer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Hands in a put. Its outcome completes once it is safe, or exceptionally once it is known that it
    /// isn't.
    void submit(PendingPut put) throws InterruptedException {
        room.acquire(units(put));
        waiting.add(put);
        if (stopping) {
            failWaiting();
        }
    }

    /// Writes what waits, then ends.
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join();
        failWaiting();
    }

    private static int units(PendingPut put) {
        return Math.min(WAITING_KIB, put.bytes() / 1024 + 1);
    }

    private void failWaiting() {
        for (PendingPut put = waiting.poll(); put != null; put = waiting.poll()) {
            fail(put, refusal());
        }
    }

    private IOException refusal() {
        Throwable cause = broken;
        return cause == null
                ? new IOException("the store is closing")
                : new IOException("the log has stopped: " + cause, cause);
    }

    private void run() {
        try {
            commitAll();
        } catch (RuntimeException | Error e) {
            broken = e;
            LOG.log(Level.ERROR, "the log takes no more records until the store is opened again", e);
        } finally {
            stopping = true;
            PendingPut last = held;
            if (last != null) {
                fail(last, refusal());
            }
            failWaiting();
        }
    }

    private void commitAll() {
        while (true) {
            PendingPut first = held == null ? nextOrNull() : held;
            if (first == null) {
                return;
            }
            held = first;
            PendingPut.Batch batch = new PendingPut.Batch();
            batch.add(first);
            held = null;
            try {
                held = fill(batch);
                commit(batch);
            } catch (IOException e) {
                fail(batch, e);
            } catch (RuntimeException | Error e) {
                fail(batch, e);
                throw e;
            }
        }
    }

    /// The next put; null once the store is stopping and nothing waits.
    private @Nullable PendingPut nextOrNull() {
        while (true) {
            try {
                return stopping ? waiting.poll() : waiting.take();
            } catch (InterruptedException e) {
                if (!stopping) {
                    throw new IllegalStateException("only stop() interrupts the committer", e);
                }
            }
        }
    }

    /// Adds what waits.
    ///
    /// @return a put for which the batch has no room
    private @Nullable PendingPut fill(PendingPut.Batch batch) {
        for (PendingPut put = waiting.poll(); put != null; put = waiting.poll()) {
            if (batch.bytes + put.bytes() > BATCH_BYTES) {
                return put;
            }
            batch.add(put);
        }
        return null;
    }

    private void commit(PendingPut.Batch batch) throws IOException {
        ByteBuffer encoded = encode(batch);
        LogPosition position = encoded.hasRemaining() ? log.append(encoded) : new LogPosition(openFile, openEnd);
        finishFilesBefore(position.file());
        publish(batch, position);
        signal(batch);
    }

    private void signal(PendingPut.Batch batch) {
        for (PendingPut put : batch.puts) {
            put.runs().forEach(run -> arrivals.signal(run.shard()));
        }
        arrivals.signal();
    }

    /// Files that took nothing, because their first batch failed, are finished as well.
    private void finishFilesBefore(long file) {
        for (; openFile < file; openFile++) {
            finishedFiles.finished(openFile, openEnd);
        }
        openEnd = log.currentEnd();
    }

    private ByteBuffer encode(PendingPut.Batch batch) {
        if (buffer.capacity() < batch.bytes) {
            buffer = ByteBuffer.allocateDirect(Math.max(batch.bytes, 2 * buffer.capacity()));
        }
        buffer.clear();
        Map<Integer, Placement> next = new HashMap<>();
        long now = clock.millis();
        for (PendingPut put : batch.puts) {
            for (PendingPut.Run run : put.runs()) {
                Placement before = next.get(run.shard());
                Placement place = before == null ? placeOf(run, now) : before;
                batch.offsets.add(buffer.position());
                batch.places.add(place);
                next.put(run.shard(), place instanceof Placement.At at ? encode(run, at) : place);
            }
        }
        return buffer.flip();
    }

    private static Placement placeOf(PendingPut.Run run, long now) {
        ShardRuns runs = run.runs();
        return runs.isClosed() && !run.isMark()
                ? Placement.CLOSED
                : new Placement.At(
                        runs.nextCounter(), run.isClosing() ? runs.lastMillis() : Math.max(now, runs.lastMillis()));
    }

    /// @return the place of the shard's next run
    private Placement encode(PendingPut.Run run, Placement.At at) {
        long counter = at.firstCounter();
        RunFormat.put(
                buffer,
                new RunFormat.Header(run.records().length, run.shard(), run.count(), counter, at.arrivalMillis()),
                run.records());
        return run.isClosing() ? Placement.CLOSED : new Placement.At(counter + run.count(), at.arrivalMillis());
    }

    private void fail(PendingPut.Batch batch, Throwable failure) {
        for (PendingPut put : batch.puts) {
            fail(put, failure);
        }
    }

    /// A put that was answered already stays answered.
    private void fail(PendingPut put, Throwable failure) {
        if (put.outcome().completeExceptionally(failure)) {
            room.release(units(put));
        }
    }

    private void publish(PendingPut.Batch batch, LogPosition position) {
        int at = 0;
        for (PendingPut put : batch.puts) {
            List<Placement> places = new ArrayList<>(put.runs().size());
            for (PendingPut.Run run : put.runs()) {
                Placement place = batch.places.get(at);
                if (place instanceof Placement.At placed) {
                    publish(run, placed, position.file(), Math.toIntExact(position.offset() + batch.offsets.get(at)));
                }
                places.add(place);
                at++;
            }
            room.release(units(put));
            put.outcome().complete(places);
        }
    }

    private static void publish(PendingPut.Run run, Placement.At placed, long file, int offset) {
        ShardRuns runs = run.runs();
        runs.add(
                file,
                placed.firstCounter(),
                run.count(),
                placed.arrivalMillis(),
                offset,
                RunFormat.HEADER_BYTES + run.records().length);
        if (run.isClosing()) {
            runs.close();
        }
    }
}
