package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of another store below a prefix, as a store of its own. Closing it leaves the other open.
///
/// The prefix counts into a key's 1024 bytes.
public final class PrefixStore implements ObjectStore {

    private final ObjectStore store;
    private final String prefix;

    /// @param prefix ends in a slash
    public PrefixStore(ObjectStore store, String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("`prefix` must end in a slash but was `" + prefix + "`");
        }
        this.store = store;
        this.prefix = prefix;
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
        return store.putIfAbsent(whole(key), content, attributes);
    }

    @Override
    public void put(String key, Content content, Attributes attributes) {
        store.put(whole(key), content, attributes);
    }

    @Override
    public Optional<byte[]> get(String key, long offset, int length) {
        return store.get(whole(key), offset, length);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return store.head(whole(key)).map(this::inside);
    }

    @Override
    public Pull<ObjectInfo> list(String listed, String after) {
        Pull<ObjectInfo> all = store.list(prefix + listed, after.isEmpty() ? "" : prefix + after);
        return new Pull<>() {
            @Override
            public @Nullable ObjectInfo next() throws IOException {
                ObjectInfo next = all.next();
                while (next != null && next.key().equals(prefix)) {
                    next = all.next(); // an object of the bare prefix, as consoles make for a folder, has no key in it
                }
                return next == null ? null : inside(next);
            }

            @Override
            public void close() throws IOException {
                all.close();
            }
        };
    }

    @Override
    public void delete(String key) {
        store.delete(whole(key));
    }

    @Override
    public Instant now() {
        return store.now();
    }

    @Override
    public Optional<StoreLock> lock(String name, Duration patience) {
        return store.lock(prefix + name, patience);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return store + prefix;
    }

    private String whole(String key) {
        return prefix + Keys.checked(key);
    }

    private ObjectInfo inside(ObjectInfo info) {
        return new ObjectInfo(info.key().substring(prefix.length()), info.length(), info.lastModified());
    }
}
