package dev.hydrant.shardstore.records;

import dev.hydrant.objectstore.StoreException;
import dev.hydrant.shardstore.segments.Appended;
import dev.hydrant.shardstore.segments.Payload;
import dev.hydrant.shardstore.segments.SegmentLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The runs that wait to be appended to one shard in an object store: all that wait go into one segment, and
/// while that is put the next ones gather. So the puts of many callers cost one request.
final class ShardQueue {

    /// A segment is closed once it holds so much; a single run may be larger.
    private static final int SEGMENT_BYTES = 1024 * 1024;

    /// What may wait; a run beyond it is throttled, unless it is alone.
    private static final long WAITING_BYTES = 16L * 1024 * 1024;

    /// Runs that are read and checked together, up to so many bytes.
    private static final int PIECE_BYTES = 64 * 1024;

    private final int shard;
    private final SegmentLog log;
    private final Executor executor;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean writing;

    private record Waiting(RecordLog.Run run, CompletableFuture<Placement> outcome) {
        int bytes() {
            return RunFormat.HEADER_BYTES + run.records().length;
        }
    }

    /// @param executor runs what writes; at most one at a time
    ShardQueue(int shard, SegmentLog log, Executor executor) {
        this.shard = shard;
        this.log = log;
        this.executor = executor;
    }

    CompletableFuture<Placement> append(RecordLog.Run run) {
        Waiting added = new Waiting(run, new CompletableFuture<>());
        synchronized (this) {
            if (waitingBytes > 0 && waitingBytes + added.bytes() > WAITING_BYTES) {
                added.outcome().complete(Placement.THROTTLED);
                return added.outcome();
            }
            waiting.add(added);
            waitingBytes += added.bytes();
            if (writing) {
                return added.outcome();
            }
            writing = true;
        }
        executor.execute(this::write);
        return added.outcome();
    }

    private void write() {
        for (List<Waiting> segment = next(); !segment.isEmpty(); segment = next()) {
            write(segment);
        }
    }

    private void write(List<Waiting> segment) {
        try {
            complete(segment, log.append((index, millis) -> encode(segment, index, millis)));
        } catch (IOException | RuntimeException | Error e) {
            fail(segment, e); // whoever waits must learn it, whatever it is
        }
    }

    /// What goes into the next segment; if that is nothing, the next run begins to write again.
    private synchronized List<Waiting> next() {
        List<Waiting> segment = new ArrayList<>();
        long bytes = 0;
        long records = 0;
        for (Waiting first = waiting.peek(); first != null; first = waiting.peek()) {
            boolean fits = bytes + first.bytes() <= SEGMENT_BYTES
                    && records + first.run().count() <= Counters.MAX_RECORDS;
            if (!segment.isEmpty() && !fits) {
                break;
            }
            bytes += first.bytes();
            records += first.run().count();
            segment.add(waiting.remove());
        }
        waitingBytes -= bytes;
        writing = !segment.isEmpty();
        return segment;
    }

    private static void complete(List<Waiting> segment, Appended appended) {
        int ordinal = 0;
        for (Waiting waiting : segment) {
            waiting.outcome()
                    .complete(
                            switch (appended) {
                                case Appended.At at -> new Placement.At(Counters.of(at.index(), ordinal), at.millis());
                                case Appended.Closed closed -> Placement.CLOSED;
                                case Appended.Busy busy -> Placement.THROTTLED;
                                case Appended.Unknown unknown ->
                                    new Placement.Unknown(
                                            new IOException("the store didn't say whether it took the records"));
                            });
            ordinal += waiting.run().count();
        }
    }

    private static void fail(List<Waiting> segment, Throwable e) {
        Placement unknown = e instanceof StoreException store && store.reason() == StoreException.Reason.UNAVAILABLE
                ? Placement.THROTTLED
                : new Placement.Unknown(e);
        for (Waiting waiting : segment) {
            waiting.outcome().complete(unknown);
        }
    }

    private Payload encode(List<Waiting> segment, long index, long millis) {
        int bytes = 0;
        for (Waiting waiting : segment) {
            bytes += waiting.bytes();
        }
        ByteBuffer into = ByteBuffer.allocate(bytes);
        List<Integer> ordinals = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        int ordinal = 0;
        for (Waiting waiting : segment) {
            if (positions.isEmpty() || into.position() - positions.getLast() >= PIECE_BYTES) {
                ordinals.add(ordinal);
                positions.add(into.position());
            }
            RecordLog.Run run = waiting.run();
            long counter = Counters.of(index, ordinal);
            RunFormat.put(
                    into,
                    new RunFormat.Header(run.records().length, shard, run.count(), counter, millis),
                    run.records());
            ordinal += run.count();
        }
        return new Payload(into.array(), ordinal, ints(ordinals), ints(positions));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
