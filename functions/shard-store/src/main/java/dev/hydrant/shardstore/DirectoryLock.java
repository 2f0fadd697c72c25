package dev.hydrant.shardstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The exclusive use of a directory by one process; ends with the process at the latest.
final class DirectoryLock implements AutoCloseable {

    private static final String NAME = "lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws DirectoryInUseException if another process, or this one, holds it
    static DirectoryLock acquire(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new DirectoryInUseException(directory, e);
        }
        channel.close();
        throw new DirectoryInUseException(directory, null);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
