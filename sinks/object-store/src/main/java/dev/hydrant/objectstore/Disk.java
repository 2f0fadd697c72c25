package dev.hydrant.objectstore;

import dev.hydrant.sink.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The changes that [LocalDirectoryStore] makes to a file system, one method each, so that a test can stop
/// between any two.
interface Disk {

    /// The machine's own file systems.
    Disk REAL = new Disk() {};

    /// Writes a new file and waits until its bytes are on the disk.
    default void write(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer[] buffers = content.chunks().stream()
                    .map(chunk -> ByteBuffer.wrap(chunk.array(), chunk.offset(), chunk.length()))
                    .toArray(ByteBuffer[]::new);
            for (ByteBuffer buffer : buffers) {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            channel.force(true);
        }
    }

    /// Gives the file a second name, which must not be taken.
    default void link(Path name, Path file) throws IOException {
        Files.createLink(name, file);
    }

    /// Renames the file, over another if there is one.
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    default void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
    }

    default void delete(Path file) throws IOException {
        Files.delete(file);
    }

    /// Waits until the names in this directory are on the disk.
    default void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
