package dev.hydrant.objectstore;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where objects go: a directory, or S3 from some point on. What `--to` and `--state` name.
///
/// | place | bucket `B` | our own files |
/// |---|---|---|
/// | a directory `DIR` | `DIR/B/` | `DIR/.hydrant/` |
/// | `s3://` | the bucket `B` itself | nowhere |
/// | `s3://b` | `B/` in the bucket `b` | `.hydrant/` in `b` |
/// | `s3://b/p` | `p/B/` in the bucket `b` | `p/.hydrant/` in `b` |
///
/// No bucket's name begins with a dot, so our own files are in nobody's way. Closing a place closes its stores.
public final class Place implements Buckets, AutoCloseable {

    private static final String S3 = "s3://";
    private static final String OWN = LocalDirectoryStore.RESERVED;
    private static final String WORK = "work";

    /// How the stores of a kind of place are made.
    private interface Kind {
        ObjectStore bucket(String name);

        Optional<ObjectStore> own();

        void requireHolds(String bucket, String key);

        void close();
    }

    private final String name;
    private final Kind kind;
    private final Map<String, ObjectStore> buckets = new HashMap<>();
    private final Optional<ObjectStore> own;

    private Place(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
        this.own = kind.own();
    }

    /// Reads a place; nothing is made or asked yet.
    ///
    /// @param environment the process's variables, of which S3 needs `AWS_…`
    /// @throws IllegalArgumentException where it is no place, or a variable can't be what it should be
    public static Place of(String text, Map<String, String> environment) {
        if (text.startsWith(S3)) {
            return inS3(text.substring(S3.length()), environment);
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a place must be a directory or s3://… but was empty");
        }
        if (text.contains("://")) {
            throw new IllegalArgumentException("a place must be a directory or s3://… but was `" + text + "`");
        }
        try {
            return ofDirectory(Path.of(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a place must be a directory or s3://… but was `" + text + "`", e);
        }
    }

    /// @throws IllegalArgumentException where something else than a directory is there
    public static Place ofDirectory(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IllegalArgumentException("a place must be a directory, but " + directory + " is not one");
        }
        return new Place(directory.toString(), new Directory(directory));
    }

    @Override
    public synchronized ObjectStore bucket(String bucket) {
        return buckets.computeIfAbsent(BucketNames.checked(bucket), kind::bucket);
    }

    /// Says, without asking any store, whether an object of this bucket can have this key here: not every place can
    /// hold
    /// every key.
    ///
    /// @throws IllegalArgumentException where it is no bucket's name
    /// @throws StoreException with [StoreException.Reason#INVALID_KEY]
    public void requireHolds(String bucket, String key) {
        kind.requireHolds(BucketNames.checked(bucket), key);
    }

    /// Where our own files are kept; empty under the bare `s3://`, which is no bucket's.
    public Optional<ObjectStore> own() {
        return own;
    }

    @Override
    public synchronized void close() {
        buckets.values().forEach(ObjectStore::close);
        buckets.clear();
        own.ifPresent(ObjectStore::close);
        kind.close();
    }

    /// The place in one spelling: an absolute path, or `s3://b/p` without a slash at its end.
    @Override
    public String toString() {
        return name;
    }

    private static Place inS3(String text, Map<String, String> environment) {
        S3Settings settings = S3Settings.of(environment);
        if (text.isEmpty()) {
            return new Place(S3, new AllOfS3(settings));
        }
        int slash = text.indexOf('/');
        String bucket = BucketNames.checked(slash < 0 ? text : text.substring(0, slash));
        String path = slash < 0 ? "" : text.substring(slash + 1);
        String prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        if (!prefix.isEmpty()) {
            checkPrefix(prefix);
        }
        String name = S3 + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
        return new Place(name, new PartOfS3(new S3ObjectStore(bucket, settings), prefix));
    }

    private static void checkPrefix(String prefix) {
        try {
            Keys.checked(prefix);
        } catch (StoreException e) {
            throw new IllegalArgumentException("the prefix of a place must be the beginning of a key", e);
        }
        if (prefix.startsWith("/") || prefix.contains("//")) {
            throw new IllegalArgumentException(
                    "the prefix of a place must have no empty part but was `" + prefix + "`");
        }
    }

    private record Directory(Path directory) implements Kind {

        @Override
        public ObjectStore bucket(String name) {
            return LocalDirectoryStore.at(directory.resolve(name), work());
        }

        @Override
        public Optional<ObjectStore> own() {
            return Optional.of(LocalDirectoryStore.at(directory.resolve(OWN), work()));
        }

        @Override
        public void requireHolds(String bucket, String key) {
            LocalDirectoryStore.at(directory.resolve(bucket), work()).requireHolds(key);
        }

        @Override
        public void close() {}

        private Path work() {
            return directory.resolve(OWN).resolve(WORK);
        }
    }

    private record AllOfS3(S3Settings settings) implements Kind {

        @Override
        public ObjectStore bucket(String name) {
            return new S3ObjectStore(name, settings);
        }

        @Override
        public Optional<ObjectStore> own() {
            return Optional.empty();
        }

        @Override
        public void requireHolds(String bucket, String key) {
            Keys.checked(key);
        }

        @Override
        public void close() {}
    }

    private record PartOfS3(S3ObjectStore store, String prefix) implements Kind {

        @Override
        public ObjectStore bucket(String name) {
            return new PrefixStore(store, prefix + name + "/");
        }

        @Override
        public Optional<ObjectStore> own() {
            return Optional.of(new PrefixStore(store, prefix + OWN));
        }

        @Override
        public void requireHolds(String bucket, String key) {
            Keys.checked(prefix + bucket + "/" + key);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
