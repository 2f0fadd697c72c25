package dev.hydrant.objectstore;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The directories that keys need: made, and their own names on the disk, before anything is put into them.
final class LocalDirectories {

    /// How many directories are remembered as safely there; beyond, all are looked at once more.
    private static final int MAX_KNOWN = 10_000;

    private final Path root;
    private final Disk disk;
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    LocalDirectories(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    /// Makes the directory and those above it. One that is there already may be another's work of this very
    /// moment, not yet on the disk, so its name is synced too, once.
    void ensure(Path directory, String key) throws IOException {
        if (known.contains(directory)) {
            return;
        }
        if (directory.equals(root)) {
            ensureRoot(root);
        } else {
            Path above = above(directory);
            ensure(above, key);
            create(directory, key);
            disk.sync(above);
        }
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        known.add(directory);
    }

    /// To be called when a directory that was there is missing.
    void forget() {
        known.clear();
    }

    /// Whether all directories from the root to this path's own are there and are no symbolic links, which
    /// could lead out.
    boolean reach(Path path) {
        Path above = above(path);
        return above.equals(root) || (isDirectory(above) && reach(above));
    }

    /// The directory that this path is in.
    static Path above(Path path) {
        Path above = path.toAbsolutePath().getParent();
        if (above == null) {
            throw new IllegalArgumentException(path + " is in no directory");
        }
        return above;
    }

    static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isObject(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void create(Path directory, String key) throws IOException {
        try {
            disk.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!isDirectory(directory)) {
                throw new StoreException(
                        StoreException.Reason.INVALID_KEY,
                        "key `" + key + "` can't be stored: " + directory
                                + " is not a directory, and an object can't hold others",
                        e);
            }
        }
    }

    private void ensureRoot(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path above = directory.getParent();
        if (above != null) {
            ensureRoot(above);
        }
        try {
            disk.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
        if (above != null) {
            disk.sync(above);
        }
    }
}
