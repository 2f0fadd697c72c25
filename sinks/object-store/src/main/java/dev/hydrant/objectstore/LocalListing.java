package dev.hydrant.objectstore;

import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The objects of a directory tree in the order of their keys, entering each directory when its turn comes.
///
/// A directory is read again for every page of it, keeping the page's smallest names only: memory stays
/// bounded however many files there are. Symbolic links, and whatever else is no regular file, are not
/// objects.
final class LocalListing implements Pull<ObjectInfo> {

    /// An object, or a directory, which sorts as its name with a slash: so do the keys in it.
    private record Entry(String key, boolean isDirectory, long length, Instant lastModified) {}

    private static final Comparator<Entry> DESCENDING = (a, b) -> Keys.compare(b.key(), a.key());

    private static final String ANY_NAME = "any";

    private final LocalNames names;
    private final String prefix;
    private final String after;
    private final int pageEntries;
    private final Deque<Level> levels = new ArrayDeque<>();

    LocalListing(LocalNames names, LocalDirectories directories, String prefix, String after, int pageEntries) {
        this.names = names;
        this.prefix = prefix;
        this.after = after;
        this.pageEntries = pageEntries;
        names.directoryOf(prefix)
                .filter(directory -> directory.isEmpty() || directories.reach(names.resolve(directory + ANY_NAME)))
                .ifPresent(directory -> levels.push(new Level(directory)));
    }

    @Override
    public @Nullable ObjectInfo next() {
        try {
            return nextObject();
        } catch (IOException e) {
            throw LocalFailures.of(e, "list `" + prefix + "`", names.resolve(""), 0);
        }
    }

    @Override
    public void close() {
        levels.clear();
    }

    private @Nullable ObjectInfo nextObject() throws IOException {
        while (!levels.isEmpty()) {
            Entry entry = levels.element().next();
            if (entry == null) {
                levels.pop();
            } else if (entry.isDirectory()) {
                levels.push(new Level(entry.key()));
            } else {
                return new ObjectInfo(entry.key(), entry.length(), entry.lastModified());
            }
        }
        return null;
    }

    private boolean matches(String key, boolean isDirectory) {
        if (!isDirectory) {
            return key.startsWith(prefix) && Keys.compare(key, after) > 0;
        }
        return (key.startsWith(prefix) || prefix.startsWith(key))
                && (Keys.compare(key, after) > 0 || after.startsWith(key));
    }

    /// Where we are in one directory.
    private final class Level {
        private final String directory;
        private final Deque<Entry> page = new ArrayDeque<>();
        private String last = "";
        private boolean isLastPage;

        Level(String directory) {
            this.directory = directory;
        }

        @Nullable
        Entry next() throws IOException {
            if (page.isEmpty() && !isLastPage) {
                readPage();
            }
            Entry next = page.poll();
            if (next != null) {
                last = next.key();
            }
            return next;
        }

        private void readPage() throws IOException {
            PriorityQueue<Entry> smallest = new PriorityQueue<>(DESCENDING);
            isLastPage = true;
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(names.resolve(directory))) {
                for (Path path : paths) {
                    offer(path, smallest);
                }
            } catch (NoSuchFileException | NotDirectoryException e) {
                isLastPage = true; // gone meanwhile, or never there: no objects in it
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            while (!smallest.isEmpty()) {
                page.addFirst(smallest.remove());
            }
        }

        /// Adds what this path is to the page, if it belongs there. Asking the disk what it is costs most, so what can
        /// be
        /// told from its name goes first.
        private void offer(Path path, PriorityQueue<Entry> smallest) throws IOException {
            Optional<String> name = LocalNames.name(path);
            if (name.isEmpty()) {
                return;
            }
            String key = directory + name.get();
            boolean isPossible = (key.startsWith(prefix) || prefix.startsWith(key))
                    && mayComeAfter(key, after)
                    && mayComeAfter(key, last)
                    && !names.isReserved(key);
            if (!isPossible) {
                return;
            }
            if (smallest.size() == pageEntries
                    && Keys.compare(key, smallest.element().key()) > 0) {
                isLastPage = false;
                return;
            }
            Optional<Entry> entry = described(path, key);
            if (entry.isPresent() && belongs(entry.get())) {
                smallest.add(entry.get());
                if (smallest.size() > pageEntries) {
                    smallest.remove();
                    isLastPage = false;
                }
            }
        }

        /// Whether this key, or a key below it, comes after the other.
        private static boolean mayComeAfter(String key, String other) {
            return Keys.compare(key, other) > 0 || other.startsWith(key);
        }

        private boolean belongs(Entry entry) {
            return matches(entry.key(), entry.isDirectory()) && (last.isEmpty() || Keys.compare(entry.key(), last) > 0);
        }

        private static Optional<Entry> described(Path path, String key) throws IOException {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                Instant lastModified = attributes.lastModifiedTime().toInstant();
                if (attributes.isDirectory()) {
                    return Optional.of(new Entry(key + "/", true, 0, lastModified));
                }
                return attributes.isRegularFile()
                        ? Optional.of(new Entry(key, false, attributes.size(), lastModified))
                        : Optional.empty();
            } catch (NoSuchFileException e) {
                return Optional.empty(); // deleted since the directory was read
            }
        }
    }
}
