package dev.hydrant.shardstore.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// A directory of the local file system.
public final class LocalDisk implements LogDisk {

    private final Path directory;

    /// Makes the directory, and what is above it, if it isn't there.
    public LocalDisk(Path directory) throws IOException {
        this.directory = directory;
        createDirectories(directory);
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public LogFile create(String name) throws IOException {
        return new LocalFile(FileChannel.open(
                directory.resolve(name),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    @Override
    public LogFile open(String name) throws IOException {
        return new LocalFile(
                FileChannel.open(directory.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void syncDirectory() throws IOException {
        sync(directory);
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    private static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.createDirectories(directory);
        if (parent != null) {
            sync(parent);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static final class LocalFile implements LogFile {

        /// What is reserved at once.
        private static final int ROOM_BYTES = 1024 * 1024;

        private final FileChannel channel;
        private long end;

        /// Where the zeros end that were written ahead; not before the end.
        private long roomEnd;

        private boolean hasNoRoom;

        LocalFile(FileChannel channel) throws IOException {
            this.channel = channel;
            this.end = channel.size();
            this.roomEnd = end;
        }

        @Override
        public void reserve(int bytes) {
            if (end + bytes <= roomEnd || hasNoRoom) {
                return;
            }
            try {
                ByteBuffer zeros = ByteBuffer.allocate(ROOM_BYTES + bytes);
                while (zeros.hasRemaining()) {
                    roomEnd += channel.write(zeros, roomEnd);
                }
            } catch (IOException e) {
                hasNoRoom = true; // what is appended will meet the same failure, and tell it, if it matters
            }
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            roomEnd = Math.max(roomEnd, end);
        }

        @Override
        public void overwrite(ByteBuffer bytes, long position) throws IOException {
            long next = position;
            while (bytes.hasRemaining()) {
                next += channel.write(bytes, next);
            }
            end = Math.max(end, next);
            roomEnd = Math.max(roomEnd, end);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            long next = position;
            while (into.hasRemaining()) {
                int read = channel.read(into, next);
                if (read < 0) {
                    throw new EOFException("nothing at " + next);
                }
                next += read;
            }
        }

        @Override
        public long size() {
            return end;
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
            end = Math.min(end, size);
            roomEnd = end;
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                if (roomEnd > end && channel.isOpen()) {
                    channel.truncate(end);
                }
            }
        }
    }
}
