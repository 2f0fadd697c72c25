package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One worker's view of a [FakeBucket]: every call asks its [Faults] first.
///
/// After a crash every call throws [SimulatedCrash], and the worker's locks are free: so ends a process.
public final class FakeObjectStore implements ObjectStore {

    /// As S3's.
    public static final int PAGE_OBJECTS = 1000;

    private final FakeBucket bucket;
    private final Faults faults;
    private final boolean hasLock;
    private final Set<String> held = new HashSet<>();
    private boolean crashed;

    private FakeObjectStore(FakeBucket bucket, Faults faults, boolean hasLock) {
        this.bucket = bucket;
        this.faults = faults;
        this.hasLock = hasLock;
    }

    /// A worker of a store without a lock, such as S3.
    public static FakeObjectStore remote(FakeBucket bucket, Faults faults) {
        return new FakeObjectStore(bucket, faults, false);
    }

    /// A worker of a store with an exclusive lock, such as a local directory.
    public static FakeObjectStore local(FakeBucket bucket, Faults faults) {
        return new FakeObjectStore(bucket, faults, true);
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
        Fault fault = faultOf(Operation.PUT_IF_ABSENT, Keys.checked(key));
        return switch (fault) {
            case NONE -> create(key, content, attributes);
            case UNAVAILABLE -> throw unavailable(Operation.PUT_IF_ABSENT, key);
            case LOST -> PutOutcome.UNKNOWN;
            case ANSWER_LOST -> {
                bucket.create(key, content, attributes);
                yield PutOutcome.UNKNOWN;
            }
            case LATE -> {
                bucket.addLate("create " + key, () -> bucket.create(key, content, attributes));
                yield PutOutcome.UNKNOWN;
            }
            case CRASH_BEFORE -> throw crash(Operation.PUT_IF_ABSENT, key);
            case CRASH_AFTER -> {
                bucket.create(key, content, attributes);
                throw crash(Operation.PUT_IF_ABSENT, key);
            }
        };
    }

    @Override
    public void put(String key, Content content, Attributes attributes) {
        change(Operation.PUT, Keys.checked(key), () -> bucket.replace(key, content, attributes));
    }

    @Override
    public Optional<byte[]> get(String key, long offset, int length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("offset and length must not be negative: " + offset + ", " + length);
        }
        read(Operation.GET, Keys.checked(key));
        return bucket.content(key).map(content -> range(content, offset, length));
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        read(Operation.HEAD, Keys.checked(key));
        return bucket.info(key);
    }

    @Override
    public Pull<ObjectInfo> list(String prefix, String after) {
        return new Pages(prefix, after);
    }

    @Override
    public void delete(String key) {
        change(Operation.DELETE, Keys.checked(key), () -> bucket.remove(key));
    }

    @Override
    public Instant now() {
        read(Operation.NOW, "");
        return bucket.now();
    }

    @Override
    public Optional<StoreLock> lock(String name, Duration patience) {
        read(Operation.LOCK, name);
        if (!hasLock) {
            return Optional.empty();
        }
        if (!bucket.takeLock(name)) {
            throw new StoreException(StoreException.Reason.LOCKED, "`" + name + "` is locked by another");
        }
        held.add(name);
        return Optional.of(() -> release(name));
    }

    @Override
    public void close() {}

    private void release(String name) {
        if (held.remove(name)) {
            bucket.releaseLock(name);
        }
    }

    private PutOutcome create(String key, Content content, Attributes attributes) {
        return bucket.create(key, content, attributes) ? PutOutcome.CREATED : PutOutcome.EXISTS;
    }

    private void change(Operation operation, String key, Runnable change) {
        Fault fault = faultOf(operation, key);
        switch (fault) {
            case NONE -> change.run();
            case UNAVAILABLE -> throw unavailable(operation, key);
            case LOST -> throw unknown(operation, key);
            case ANSWER_LOST -> {
                change.run();
                throw unknown(operation, key);
            }
            case LATE -> {
                bucket.addLate(operation + " " + key, change);
                throw unknown(operation, key);
            }
            case CRASH_BEFORE -> throw crash(operation, key);
            case CRASH_AFTER -> {
                change.run();
                throw crash(operation, key);
            }
        }
    }

    private void read(Operation operation, String key) {
        Fault fault = faultOf(operation, key);
        switch (fault) {
            case NONE -> {}
            case UNAVAILABLE, LOST, ANSWER_LOST, LATE -> throw unavailable(operation, key);
            case CRASH_BEFORE, CRASH_AFTER -> throw crash(operation, key);
        }
    }

    private Fault faultOf(Operation operation, String key) {
        if (crashed) {
            throw new SimulatedCrash("dead before " + operation + " " + key);
        }
        return faults.next(operation, key);
    }

    private SimulatedCrash crash(Operation operation, String key) {
        crashed = true;
        held.forEach(bucket::releaseLock);
        held.clear();
        return new SimulatedCrash("at " + operation + " " + key);
    }

    private static StoreException unavailable(Operation operation, String key) {
        return new StoreException(StoreException.Reason.UNAVAILABLE, operation + " " + key + ": simulated 503");
    }

    private static StoreStateUnknownException unknown(Operation operation, String key) {
        return new StoreStateUnknownException(
                operation + " " + key + ": simulated time-out", new IOException("no answer"));
    }

    private static byte[] range(Content content, long offset, int length) {
        try (InputStream in = content.newInputStream()) {
            in.skipNBytes(Math.min(offset, content.length()));
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A page shows the bucket as it was when the page was fetched.
    private final class Pages implements Pull<ObjectInfo> {
        private final String prefix;
        private String after;
        private Iterator<ObjectInfo> page = List.<ObjectInfo>of().iterator();
        private boolean last;

        Pages(String prefix, String after) {
            this.prefix = prefix;
            this.after = after;
        }

        @Override
        public @Nullable ObjectInfo next() {
            if (!page.hasNext() && !last) {
                read(Operation.LIST, prefix);
                List<ObjectInfo> fetched = bucket.page(prefix, after, PAGE_OBJECTS);
                last = fetched.size() < PAGE_OBJECTS;
                page = fetched.iterator();
            }
            if (!page.hasNext()) {
                return null;
            }
            ObjectInfo next = page.next();
            after = next.key();
            return next;
        }
    }
}
