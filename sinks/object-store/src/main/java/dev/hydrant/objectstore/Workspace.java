package dev.hydrant.objectstore;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One store's own directory for files that aren't objects yet: `<work>/tmp/<random>/`, locked as long as it
/// is in use.
///
/// A directory there that nobody holds locked was left by a process that died, and goes when the next one
/// comes.
final class Workspace implements AutoCloseable {

    private static final String TEMPORARY = "tmp";
    private static final String LOCK_FILE = "lock";
    private static final String CLOCK_FILE = "clock";

    /// Each attempt fails only if another process cleans up in the very moment between making and locking.
    private static final int OPEN_ATTEMPTS = 16;

    private final Path directory;
    private final StoreLock lock;
    private final AtomicLong files = new AtomicLong();

    private Workspace(Path directory, StoreLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static Workspace open(Path work) throws IOException {
        Path all = Files.createDirectories(work.resolve(TEMPORARY));
        removeAbandoned(all);
        for (int i = 0; i < OPEN_ATTEMPTS; i++) {
            Optional<Workspace> opened = tryOpen(all.resolve(UUID.randomUUID().toString()));
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw new IOException("no directory of one's own could be had in " + all);
    }

    /// A name for a new file.
    Path newName() {
        return directory.resolve(Long.toString(files.incrementAndGet()));
    }

    /// Removes a file that is no longer needed, now or with the directory: what the file was for has ended
    /// either way.
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return;
        }
    }

    /// The file system's own clock, which on a network mount is not this machine's: the time of a change made
    /// now.
    Instant now() throws IOException {
        Path clock = directory.resolve(CLOCK_FILE);
        Files.write(clock, new byte[1]);
        return Files.getLastModifiedTime(clock).toInstant();
    }

    @Override
    public void close() throws IOException {
        try {
            remove(directory);
        } finally {
            lock.close();
        }
    }

    private static Optional<Workspace> tryOpen(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            return FileLocks.tryLock(directory.resolve(LOCK_FILE)).map(lock -> new Workspace(directory, lock));
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            return Optional.empty(); // cleaned up by another before it was locked
        }
    }

    private static void removeAbandoned(Path all) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(all)) {
            for (Path directory : directories) {
                if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                    removeIfAbandoned(directory);
                }
            }
        }
    }

    private static void removeIfAbandoned(Path directory) throws IOException {
        try {
            Optional<StoreLock> lock = FileLocks.tryLock(directory.resolve(LOCK_FILE));
            if (lock.isPresent()) {
                new Workspace(directory, lock.get()).close();
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // another cleaned it up
        }
    }

    /// The lock goes last, so that a half removed directory is still known for what it is.
    private static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (!file.endsWith(LOCK_FILE)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(directory.resolve(LOCK_FILE));
        Files.deleteIfExists(directory);
    }
}
