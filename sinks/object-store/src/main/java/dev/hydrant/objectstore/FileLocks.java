package dev.hydrant.objectstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Exclusive locks on files, between processes and between the threads of this one; the kernel frees a dead
/// process's.
///
/// POSIX gives up all of a process's locks on a file when it closes any descriptor of it. So what is held is
/// remembered here, and a file that this process has locked is not opened again.
final class FileLocks {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private FileLocks() {}

    /// Makes the file if need be and locks it, without waiting.
    ///
    /// @return empty where somebody else holds it, or the file was deleted meanwhile
    static Optional<StoreLock> tryLock(Path file) throws IOException {
        Path real = LocalDirectories.above(file).toRealPath().resolve(file.getFileName());
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<StoreLock> lock = Optional.empty();
        try {
            lock = lockUnheld(real);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    private static Optional<StoreLock> lockUnheld(Path real) throws IOException {
        FileChannel channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null && Files.exists(real, LinkOption.NOFOLLOW_LINKS);
            return locked ? Optional.of(new Held(real, channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // this process holds it through another class loader
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static final class Held implements StoreLock {
        private final Path real;
        private final FileChannel channel;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Held(Path real, FileChannel channel) {
            this.real = real;
            this.channel = channel;
        }

        @Override
        public void close() {
            if (!open.compareAndSet(true, false)) {
                return;
            }
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("release lock " + real, e);
            } finally {
                HELD.remove(real);
            }
        }
    }
}
