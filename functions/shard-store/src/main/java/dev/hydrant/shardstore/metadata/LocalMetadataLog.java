package dev.hydrant.shardstore.metadata;

import dev.hydrant.shardstore.log.BatchLog;
import dev.hydrant.shardstore.log.LogDisk;
import dev.hydrant.shardstore.log.LogPosition;
import dev.hydrant.shardstore.log.LogReplay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The changes on a local disk, which nobody else writes to. All entries are kept.
public final class LocalMetadataLog implements MetadataLog {

    private static final long FILE_BYTES = 64L * 1024 * 1024;

    /// What was found when the log was opened, until it is told.
    private final List<byte[]> found = new ArrayList<>();

    private final BatchLog log;

    private LocalMetadataLog(LogDisk disk) throws IOException {
        this.log = BatchLog.open(disk, FILE_BYTES, new Replay());
    }

    public static LocalMetadataLog open(LogDisk disk) throws IOException {
        return new LocalMetadataLog(disk);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void readOn(Follower follower) throws IOException {
        for (byte[] entry : found) {
            follower.entry(entry);
        }
        found.clear();
    }

    @Override
    public boolean append(byte[] entry) throws IOException {
        if (!found.isEmpty()) {
            return false;
        }
        log.append(ByteBuffer.wrap(entry));
        return true;
    }

    @Override
    public boolean wantsState() {
        return false;
    }

    @Override
    public void keep(byte[] state) {
        // an open reads all entries
    }

    @Override
    public void trim() {
        // all entries are needed
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private final class Replay implements LogReplay {

        @Override
        public boolean knows(long file, long bytes) {
            return false;
        }

        @Override
        public void batch(LogPosition position, ByteBuffer payload) {
            byte[] bytes = new byte[payload.remaining()];
            payload.get(bytes);
            found.add(bytes);
        }

        @Override
        public void finished(long file, long bytes) {
            // every entry has been found
        }
    }
}
