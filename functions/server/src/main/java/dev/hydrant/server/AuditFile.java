package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.wire.CallLog;
import dev.hydrant.wire.EndedCall;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.audit.CloudTrailRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A file that records every call.
///
/// One thread takes all the lines that wait and writes them at once. A call is answered when the operating
/// system has its line, so the death of the process loses none; a loss of power may lose the last ones, since
/// no call waits for the disk. While the file can't be written, lines wait for it: a call waits some seconds
/// with its own and is answered, and once [#MAX_WAITING_LINES] wait, calls are refused before they are carried
/// out. So nothing is done that isn't recorded or about to be.
final class AuditFile implements CallLog, AutoCloseable {

    static final int MAX_WAITING_LINES = 2_048;
    private static final int MAX_LINES_AT_ONCE = 256;
    private static final long ROOM_MILLIS = 1_000;
    private static final long WRITTEN_MILLIS = 5_000;
    private static final long RETRY_MILLIS = 500;
    private static final long LAST_TRIES_MILLIS = 5_000;

    private final AuditTarget target;
    private final CloudTrailRecord format;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MAX_WAITING_LINES);
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>(MAX_WAITING_LINES);
    private final Thread writer =
            Thread.ofPlatform().name("hydrant-audit").daemon().unstarted(this::writeLines);
    private volatile boolean closing;
    private volatile boolean failing;

    private AuditFile(AuditTarget target, CloudTrailRecord format, Clock clock) {
        this.target = target;
        this.format = format;
        this.clock = clock;
    }

    /// @throws RefusedException if the file can't be written
    static AuditFile open(Path path, CloudTrailRecord format, Clock clock) {
        AuditFile file = new AuditFile(new AuditTarget(path), format, clock);
        try {
            file.target.open();
        } catch (IOException e) {
            throw new RefusedException("--audit " + path + ": can't be written: " + e, e);
        }
        file.writer.start();
        return file;
    }

    private record Line(byte[] text, CountDownLatch written) {}

    @Override
    public void admit() {
        try {
            if (room.tryAcquire(ROOM_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServiceException(
                ErrorCode.SERVICE_UNAVAILABLE, "The call can't be recorded at the moment, so it was not carried out.");
    }

    @Override
    public void ended(EndedCall call) {
        Line line = line(call);
        lines.add(line); // admit() has made room
        try {
            boolean ignored = line.written().await(WRITTEN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Line line(EndedCall call) {
        try {
            return new Line(format.line(call, clock.instant()), new CountDownLatch(1));
        } catch (RuntimeException e) {
            room.release();
            throw e;
        }
    }

    /// Writes what waits, and ends. No call may be admitted any more.
    @Override
    public void close() throws IOException {
        closing = true;
        try {
            writer.join(LAST_TRIES_MILLIS + WRITTEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int lost = MAX_WAITING_LINES - room.availablePermits();
        if (lost > 0) {
            System.err.println("hydrant: the last " + lost + " lines of the audit log " + target + " are lost");
        }
        target.close();
    }

    private void writeLines() {
        List<Line> batch = new ArrayList<>();
        try {
            while (!closing || !lines.isEmpty()) {
                batch.clear();
                Line first = lines.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    lines.drainTo(batch, MAX_LINES_AT_ONCE - 1);
                    if (!write(batch)) {
                        return;
                    }
                    batch.forEach(line -> line.written().countDown());
                    room.release(batch.size());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether all of it was written; if not, the end has come
    private boolean write(List<Line> batch) throws InterruptedException {
        int length = batch.stream().mapToInt(line -> line.text().length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        batch.forEach(line -> bytes.put(line.text()));
        bytes.flip();
        long closingTries = LAST_TRIES_MILLIS / RETRY_MILLIS;
        while (closingTries > 0) {
            try {
                target.write(bytes);
                tellRecovery();
                return true;
            } catch (IOException e) {
                tellFailure(e);
                Thread.sleep(RETRY_MILLIS);
                closingTries -= closing ? 1 : 0;
            }
        }
        return false;
    }

    private void tellFailure(IOException failure) {
        if (!failing) {
            failing = true;
            System.err.println("hydrant: the audit log " + target + " can't be written: " + failure + "; once "
                    + MAX_WAITING_LINES + " lines wait for it, calls are refused");
        }
    }

    private void tellRecovery() {
        if (failing) {
            failing = false;
            System.err.println("hydrant: the audit log " + target + " is written again; no line is lost");
        }
    }
}
