package dev.hydrant.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The file behind an audit log: appended to, and made again where it was moved away or deleted.
///
/// For one thread.
final class AuditTarget implements AutoCloseable {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable Object fileKey;
    private long lookedNanos;

    AuditTarget(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// Opens the file; a last line that was cut off stays a line of its own.
    void open() throws IOException {
        boolean cutOff = endsInMidLine();
        FileChannel opened = FileChannel.open(path, OPTIONS, attributes());
        channel = opened;
        fileKey = key();
        lookedNanos = System.nanoTime();
        if (cutOff) {
            opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    /// Appends all that remains. After a failure it goes on from there.
    void write(ByteBuffer bytes) throws IOException {
        FileChannel open = channel;
        if (open == null || (bytes.position() == 0 && wasMoved())) {
            close();
            open();
            open = channel;
        }
        try {
            while (open != null && bytes.hasRemaining()) {
                open.write(bytes);
            }
        } catch (IOException e) {
            // what a full disk has taken of a line is continued in the same file
            if (bytes.position() == 0) {
                closeAfter(e);
            }
            throw e;
        }
    }

    private void closeAfter(IOException failure) {
        try {
            close();
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try (open) {
                open.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private boolean wasMoved() throws IOException {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_NANOS) {
            return false;
        }
        lookedNanos = now;
        Object current = key();
        return current == null || !current.equals(fileKey);
    }

    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private boolean endsInMidLine() throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return false;
        }
        try (FileChannel end = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            end.read(last, end.size() - 1);
            return last.get(0) != '\n';
        }
    }

    /// What callers ask is nobody's business.
    private FileAttribute<?>[] attributes() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
