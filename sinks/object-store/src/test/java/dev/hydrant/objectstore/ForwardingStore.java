package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Another store, of which a subclass changes something.
public abstract class ForwardingStore implements ObjectStore {

    private final ObjectStore store;

    protected ForwardingStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
        return store.putIfAbsent(key, content, attributes);
    }

    @Override
    public void put(String key, Content content, Attributes attributes) {
        store.put(key, content, attributes);
    }

    @Override
    public Optional<byte[]> get(String key, long offset, int length) {
        return store.get(key, offset, length);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return store.head(key);
    }

    @Override
    public Pull<ObjectInfo> list(String prefix, String after) {
        return store.list(prefix, after);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public Instant now() {
        return store.now();
    }

    @Override
    public Optional<StoreLock> lock(String name, Duration patience) {
        return store.lock(name, patience);
    }

    @Override
    public void close() {
        store.close();
    }
}
