package dev.hydrant.shardstore.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// A log of batches in numbered files. A batch is there whole or not at all.
///
/// One thread appends. A batch is written only after the one before it is safe on the disk, so that after a
/// crash only the last can be torn. Once an append fails, its file takes no more: what of the batch reached
/// the disk is unknown, so the next append begins a new file, whose header says where the old one ended.
public final class BatchLog implements AutoCloseable {

    /// Larger batches grow their file as they are written.
    private static final int SMALL_BYTES = 64 * 1024;

    private final LogDisk disk;
    private final long fileBytes;
    private final ConcurrentSkipListMap<Long, LogFile> files;
    private final LogReach reach;
    private @Nullable LogFile current;
    private long currentNumber;
    private long currentEnd;
    private long nextBatch;

    BatchLog(LogDisk disk, long fileBytes, LogRecovery recovered) {
        this.disk = disk;
        this.fileBytes = fileBytes;
        this.files = recovered.files;
        this.reach = recovered.reach;
        this.currentNumber = recovered.lastNumber;
        this.currentEnd = recovered.lastEnd;
        this.nextBatch = recovered.nextBatch;
        this.current = files.isEmpty() ? null : files.lastEntry().getValue();
    }

    /// Opens the log in this directory, or begins one.
    ///
    /// A torn tail is cut off and said in the log of the process.
    ///
    /// @param fileBytes a file that has reached this size is followed by a new one
    /// @throws LogCorruptException if bytes are damaged or missing that were once safe
    public static BatchLog open(LogDisk disk, long fileBytes, LogReplay replay) throws IOException {
        LogReach reach = LogReach.open(disk);
        try {
            LogRecovery recovery = new LogRecovery(disk, reach);
            recovery.run(replay);
            return new BatchLog(disk, fileBytes, recovery);
        } catch (IOException | RuntimeException e) {
            try (reach) {
                throw e;
            }
        }
    }

    /// Whether the next batch begins a new file, so that the current one is finished with this call's end.
    public boolean isFileFull() {
        return current != null && currentEnd >= fileBytes;
    }

    /// The number of the file that batches go to, or went to last.
    public long currentFile() {
        return currentNumber;
    }

    /// Where the current file ends: what is before it is safe.
    public long currentEnd() {
        return currentEnd;
    }

    /// Appends a batch and returns once it is safe on the disk.
    ///
    /// @throws IOException if it may be lost; nothing of it will ever be told by a replay, unless the
    ///     process ends before another append succeeds
    public LogPosition append(ByteBuffer payload) throws IOException {
        if (payload.remaining() > BatchFormat.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a batch of " + payload.remaining() + " bytes is too large");
        }
        LogFile file = current;
        if (file == null || currentEnd >= fileBytes) {
            if (file != null) {
                file.truncate(currentEnd);
            }
            file = begin();
        }
        int bytes = BatchFormat.BATCH_HEADER_BYTES + payload.remaining();
        try {
            if (bytes <= SMALL_BYTES) {
                file.reserve(bytes);
            }
            file.append(BatchFormat.encode(nextBatch, payload));
            file.append(payload.duplicate());
            file.force();
        } catch (IOException e) {
            current = null;
            throw e;
        }
        LogPosition position = new LogPosition(currentNumber, currentEnd + BatchFormat.BATCH_HEADER_BYTES);
        currentEnd += bytes;
        nextBatch++;
        reach.reached(currentNumber, currentEnd);
        return position;
    }

    /// Reads bytes of a payload.
    ///
    /// @throws LogTrimmedException if the file was deleted
    public void read(long file, long offset, ByteBuffer into) throws IOException {
        LogFile open = files.get(file);
        if (open == null) {
            throw new LogTrimmedException(file);
        }
        try {
            open.read(into, offset);
        } catch (ClosedChannelException e) {
            throw new LogTrimmedException(file, e);
        }
    }

    /// Takes a batch that is told again.
    public interface Listener {
        void batch(LogPosition position, ByteBuffer payload) throws IOException;
    }

    /// Tells the batches of a file again, from its first to the last that is whole.
    ///
    /// @throws LogTrimmedException if the file was deleted
    public void tell(long number, Listener listener) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(BatchFormat.FILE_HEADER_BYTES);
        read(number, 0, header);
        LogFile file = files.get(number);
        if (file == null) {
            throw new LogTrimmedException(number);
        }
        BatchScanner scanner = new BatchScanner(
                file, file.size(), BatchFormat.fileHeader(header).firstBatch());
        long begin = scanner.offset();
        for (ByteBuffer payload = scanner.next(); payload != null; payload = scanner.next()) {
            listener.batch(new LogPosition(number, begin + BatchFormat.BATCH_HEADER_BYTES), payload);
            begin = scanner.offset();
        }
    }

    /// Where a file is, for messages.
    public String place(long number) {
        return disk + "/" + LogRecovery.name(number);
    }

    /// Deletes a finished file, the first that is left.
    public void delete(long number) throws IOException {
        if (number == currentNumber) {
            throw new IllegalArgumentException("file " + number + " is being written");
        }
        LogFile file = files.get(number);
        if (file != null) {
            reach.needsNothingBefore(number + 1);
            files.remove(number);
            file.close();
            disk.delete(LogRecovery.name(number));
            disk.syncDirectory();
        }
    }

    @Override
    public void close() throws IOException {
        try (reach) {
            for (Map.Entry<Long, LogFile> file : files.entrySet()) {
                file.getValue().close();
            }
        }
    }

    /// A file whose header couldn't be made safe is deleted again; where even that fails, a later open
    /// finds it empty.
    private LogFile begin() throws IOException {
        long previousEnd = files.isEmpty() ? -1 : currentEnd;
        long number = files.isEmpty() ? 0 : files.lastKey() + 1;
        String name = LogRecovery.name(number);
        LogFile file = disk.create(name);
        try {
            file.append(BatchFormat.encode(new BatchFormat.FileHeader(nextBatch, previousEnd)));
            file.force();
            disk.syncDirectory();
        } catch (IOException e) {
            try (file) {
                disk.delete(name);
            } catch (IOException undeleted) {
                e.addSuppressed(undeleted);
            }
            throw e;
        }
        files.put(number, file);
        current = file;
        currentNumber = number;
        currentEnd = BatchFormat.FILE_HEADER_BYTES;
        return file;
    }
}
