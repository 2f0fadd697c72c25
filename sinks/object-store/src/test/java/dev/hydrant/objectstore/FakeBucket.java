package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is stored, what is still under way and what time it is, for any number of [FakeObjectStore] workers.
public final class FakeBucket {

    /// Where the clock stands at first.
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Stored(Content content, Attributes attributes, Instant lastModified) {}

    private record LateChange(String description, Runnable change) {}

    private final TreeMap<String, Stored> objects = new TreeMap<>(Keys::compare);
    private final List<LateChange> late = new ArrayList<>();
    private final Set<String> locks = new HashSet<>();
    private Instant now = START;

    public synchronized Instant now() {
        return now;
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /// The keys in order.
    public synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /// @throws NoSuchElementException where there is no such object
    public synchronized byte[] bytes(String key) {
        return stored(key).content().toByteArray();
    }

    /// @throws NoSuchElementException where there is no such object
    public synchronized Attributes attributes(String key) {
        return stored(key).attributes();
    }

    /// What is under way, oldest first.
    public synchronized List<String> late() {
        return late.stream().map(LateChange::description).toList();
    }

    /// Lets the change at this index of [#late] arrive now; a late creation of a key that is taken changes
    /// nothing.
    public synchronized void land(int index) {
        late.remove(index).change().run();
    }

    /// The change at this index of [#late] never arrives.
    public synchronized void lose(int index) {
        late.remove(index);
    }

    synchronized boolean create(String key, Content content, Attributes attributes) {
        return objects.putIfAbsent(key, new Stored(content, attributes, now)) == null;
    }

    synchronized void replace(String key, Content content, Attributes attributes) {
        objects.put(key, new Stored(content, attributes, now));
    }

    synchronized void remove(String key) {
        objects.remove(key);
    }

    synchronized void addLate(String description, Runnable change) {
        late.add(new LateChange(description, change));
    }

    synchronized Optional<Content> content(String key) {
        return Optional.ofNullable(objects.get(key)).map(Stored::content);
    }

    synchronized Optional<ObjectInfo> info(String key) {
        return Optional.ofNullable(objects.get(key)).map(stored -> info(key, stored));
    }

    synchronized List<ObjectInfo> page(String prefix, String after, int size) {
        return objects.tailMap(after, false).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .limit(size)
                .map(entry -> info(entry.getKey(), entry.getValue()))
                .toList();
    }

    synchronized boolean takeLock(String name) {
        return locks.add(name);
    }

    synchronized void releaseLock(String name) {
        locks.remove(name);
    }

    private Stored stored(String key) {
        Stored stored = objects.get(key);
        if (stored == null) {
            throw new NoSuchElementException("no object `" + key + "`; there are " + objects.keySet());
        }
        return stored;
    }

    private static ObjectInfo info(String key, Stored stored) {
        return new ObjectInfo(key, stored.content().length(), stored.lastModified());
    }
}
