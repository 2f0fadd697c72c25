package dev.hydrant.shardstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Keeps the puts to a stream and the changes of its shards apart: any number of puts may be under way at
/// once, a change waits for them and holds the next ones up. So a shard that is closed holds all its records
/// already.
final class Gates {

    private final Map<String, ReadWriteLock> gates = new ConcurrentHashMap<>();

    /// Work that may fail as the disk may.
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    <T, E extends Exception> T amongOthers(String stream, Work<T, E> work) throws E {
        return locked(gate(stream).readLock(), work);
    }

    <T, E extends Exception> T alone(String stream, Work<T, E> work) throws E {
        return locked(gate(stream).writeLock(), work);
    }

    private ReadWriteLock gate(String stream) {
        return gates.computeIfAbsent(stream, name -> new ReentrantReadWriteLock());
    }

    private static <T, E extends Exception> T locked(Lock lock, Work<T, E> work) throws E {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
