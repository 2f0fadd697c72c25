package dev.hydrant.sources;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.StoreLock;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A store that something happens around: before every call, one of two hooks is asked.
///
/// @param beforeRead before a call that changes nothing
/// @param beforeChange before a put or a delete
record AroundStore(ObjectStore store, Runnable beforeRead, Runnable beforeChange) implements ObjectStore {

    @Override
    public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
        beforeChange.run();
        return store.putIfAbsent(key, content, attributes);
    }

    @Override
    public void put(String key, Content content, Attributes attributes) {
        beforeChange.run();
        store.put(key, content, attributes);
    }

    @Override
    public Optional<byte[]> get(String key, long offset, int length) {
        beforeRead.run();
        return store.get(key, offset, length);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        beforeRead.run();
        return store.head(key);
    }

    @Override
    public Pull<ObjectInfo> list(String prefix, String after) {
        beforeRead.run();
        return store.list(prefix, after);
    }

    @Override
    public void delete(String key) {
        beforeChange.run();
        store.delete(key);
    }

    @Override
    public Instant now() {
        return store.now();
    }

    @Override
    public Optional<StoreLock> lock(String name, Duration patience) {
        beforeRead.run();
        return store.lock(name, patience);
    }

    @Override
    public void close() {
        store.close();
    }
}
