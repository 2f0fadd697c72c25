package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A bucket that is a directory: each object a file, its key the path below the directory.
///
/// A file is written under a temporary name, synced, linked (or renamed) to its own, and the directory
/// synced: so it is seen whole or not at all, and stays. Every regular file below the directory is an object,
/// whoever wrote it; symbolic links are not followed. Files have no [Attributes]: those given are not kept.
///
/// Beside the port's rules a key has no empty segment, none of more than 255 bytes, and is not a directory of
/// another key, as a file name can't be. Keys below `.hydrant/` are refused.
public final class LocalDirectoryStore implements ObjectStore {

    static final String RESERVED = ".hydrant/";

    private static final String WORK = ".hydrant/work";
    private static final String LOCKS = "locks";
    private static final int PAGE_ENTRIES = 65_536;
    private static final Duration LOCK_POLL = Duration.ofMillis(20);

    /// How often a directory may be deleted by somebody between our making it and our linking into it.
    private static final int LINK_ATTEMPTS = 8;

    private final Path root;
    private final Path work;
    private final Disk disk;
    private final int pageEntries;
    private final LocalNames names;
    private final LocalDirectories directories;
    private @Nullable Workspace workspace;
    private boolean closed;

    LocalDirectoryStore(Path root, Path work, Disk disk, int pageEntries) {
        this.root = root.toAbsolutePath().normalize();
        this.work = work.toAbsolutePath().normalize();
        this.disk = disk;
        this.pageEntries = pageEntries;
        this.names = new LocalNames(this.root, reserved(this.root, this.work));
        this.directories = new LocalDirectories(this.root, disk);
    }

    /// The store in this directory, which is made with the first object; its own files are in
    /// `.hydrant/work/` there.
    public static LocalDirectoryStore at(Path directory) {
        return at(directory, directory.resolve(WORK));
    }

    /// The store in this directory with its own files in `work`, if that is on the same file system.
    static LocalDirectoryStore at(Path directory, Path work) {
        return new LocalDirectoryStore(directory, work, Disk.REAL, PAGE_ENTRIES);
    }

    /// Says whether a file can have this key; looks at nothing on the disk.
    ///
    /// @throws StoreException with [StoreException.Reason#INVALID_KEY]
    void requireHolds(String key) {
        names.path(key);
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
        Path target = names.path(key);
        try {
            boolean created = !isTaken(key, target) && create(key, target, content);
            sync(target, "create `" + key + "`");
            return created ? PutOutcome.CREATED : PutOutcome.EXISTS;
        } catch (StoreStateUnknownException e) {
            return PutOutcome.UNKNOWN;
        } catch (IOException e) {
            throw LocalFailures.of(e, "create `" + key + "`", root, content.length());
        }
    }

    @Override
    public void put(String key, Content content, Attributes attributes) {
        Path target = names.path(key);
        try {
            Path temporary = workspace().newName();
            try {
                disk.write(temporary, content);
                inItsDirectory(key, target, () -> {
                    refuseDirectory(key, target);
                    change("put `" + key + "`", () -> disk.rename(temporary, target));
                });
            } finally {
                Workspace.discard(temporary);
            }
        } catch (IOException e) {
            throw LocalFailures.of(e, "put `" + key + "`", root, content.length());
        }
        sync(target, "put `" + key + "`");
    }

    @Override
    public Optional<byte[]> get(String key, long offset, int length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("offset and length must not be negative: " + offset + ", " + length);
        }
        Path path = names.path(key);
        try {
            return isThere(path) ? Optional.of(read(path, offset, length)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalFailures.of(e, "get `" + key + "`", root, 0);
        }
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        Path path = names.path(key);
        try {
            if (!isThere(path)) {
                return Optional.empty();
            }
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            disk.sync(LocalDirectories.above(path));
            return Optional.of(
                    new ObjectInfo(key, file.size(), file.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalFailures.of(e, "head `" + key + "`", root, 0);
        }
    }

    @Override
    public Pull<ObjectInfo> list(String prefix, String after) {
        return new LocalListing(names, directories, prefix, after, pageEntries);
    }

    @Override
    public void delete(String key) {
        Path path = names.path(key);
        try {
            if (!isThere(path)) {
                return;
            }
            change("delete `" + key + "`", () -> disk.delete(path));
        } catch (NoSuchFileException e) {
            return; // another deleted it in this moment
        } catch (IOException e) {
            throw LocalFailures.of(e, "delete `" + key + "`", root, 0);
        }
        sync(path, "delete `" + key + "`");
    }

    @Override
    public Instant now() {
        try {
            return workspace().now();
        } catch (IOException e) {
            throw LocalFailures.of(e, "read the clock", root, 1);
        }
    }

    @Override
    public Optional<StoreLock> lock(String name, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            Path file = lockFile(name);
            Optional<StoreLock> lock = FileLocks.tryLock(file);
            while (lock.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(LOCK_POLL);
                lock = FileLocks.tryLock(file);
            }
            if (lock.isEmpty()) {
                throw new StoreException(
                        StoreException.Reason.LOCKED, "`" + name + "` is locked by another, see " + file);
            }
            return lock;
        } catch (IOException e) {
            throw LocalFailures.of(e, "lock `" + name + "`", root, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Reason.LOCKED, "interrupted while waiting for `" + name + "`", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (workspace != null) {
            try {
                workspace.close();
            } catch (IOException e) {
                throw LocalFailures.of(e, "remove temporary files", work, 0);
            } finally {
                workspace = null;
            }
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /// @return whether it was created; if not, the key is taken
    private boolean create(String key, Path target, Content content) throws IOException {
        Path temporary = workspace().newName();
        try {
            disk.write(temporary, content);
            inItsDirectory(key, target, () -> change("create `" + key + "`", () -> disk.link(target, temporary)));
            return true;
        } catch (FileAlreadyExistsException e) {
            refuseDirectory(key, target);
            return Files.isSameFile(temporary, target); // NFS may repeat a link whose answer was lost
        } finally {
            Workspace.discard(temporary);
        }
    }

    private void inItsDirectory(String key, Path target, Change change) throws IOException {
        Path directory = LocalDirectories.above(target);
        for (int attempt = 1; ; attempt++) {
            directories.ensure(directory, key);
            try {
                if (!directories.reach(target)) {
                    throw new NoSuchFileException(directory.toString());
                }
                change.make();
                return;
            } catch (NoSuchFileException e) {
                if (attempt == LINK_ATTEMPTS) {
                    throw e;
                }
                directories.forget();
            }
        }
    }

    /// Makes a change that either happens at once or not at all; from a disk or a server that fails in the
    /// midst of it, nobody knows which.
    private void change(String what, Change change) throws IOException {
        try {
            change.make();
        } catch (FileSystemException e) {
            if (LocalFailures.isRefusal(e)) {
                throw e;
            }
            throw LocalFailures.unknown(e, what, root);
        }
    }

    private boolean isTaken(String key, Path target) {
        if (!directories.reach(target)) {
            return false;
        }
        refuseDirectory(key, target);
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isThere(Path path) throws IOException {
        return directories.reach(path) && LocalDirectories.isObject(path);
    }

    private static void refuseDirectory(String key, Path target) {
        if (LocalDirectories.isDirectory(target)) {
            throw Keys.invalid(key, target + " is a directory, and one that holds objects can't be one");
        }
    }

    private static byte[] read(Path path, long offset, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long there = Math.clamp(channel.size() - offset, 0, length);
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(there));
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new IOException("the file became shorter while it was read, which Hydrant never does");
                }
            }
            return bytes.array();
        }
    }

    private void sync(Path target, String what) {
        try {
            disk.sync(LocalDirectories.above(target));
        } catch (IOException e) {
            throw LocalFailures.unknown(e, what, root);
        }
    }

    private Path lockFile(String name) throws IOException {
        Path locks = Files.createDirectories(workDirectory().resolve(LOCKS));
        return locks.resolve(URLEncoder.encode(root.getFileName() + "/" + name, StandardCharsets.UTF_8));
    }

    private synchronized Workspace workspace() throws IOException {
        if (closed) {
            throw new IllegalStateException("the store in " + root + " is closed");
        }
        if (workspace == null) {
            workspace = Workspace.open(workDirectory());
        }
        return workspace;
    }

    /// A link can't cross file systems; where the directory is a mount of its own, our own files go there
    /// too.
    private Path workDirectory() throws IOException {
        directories.ensure(root, "");
        Files.createDirectories(work);
        return Files.getFileStore(work).equals(Files.getFileStore(root)) ? work : root.resolve(WORK);
    }

    private static List<String> reserved(Path root, Path work) {
        List<String> reserved = new ArrayList<>(List.of(RESERVED));
        if (work.startsWith(root)) {
            reserved.add(root.relativize(work) + "/");
        }
        return reserved;
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }
}
