package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.RecordLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Closes shards for ever, many at once.
final class ShardCloser {

    private static final int AT_ONCE = 32;

    private final RecordLog records;

    ShardCloser(RecordLog records) {
        this.records = records;
    }

    /// @return when the last of their records arrived; 0 if there are none
    /// @throws IOException if it isn't known of each that it is closed; closing them again harms nothing
    long close(List<Shard> shards) throws IOException {
        if (shards.isEmpty()) {
            return 0;
        }
        Semaphore room = new Semaphore(AT_ONCE);
        List<Future<Long>> closing = new ArrayList<>(shards.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Shard shard : shards) {
                closing.add(threads.submit(() -> {
                    room.acquire();
                    try {
                        return close(shard);
                    } finally {
                        room.release();
                    }
                }));
            }
        }
        long last = 0;
        for (Future<Long> closed : closing) {
            last = Math.max(last, outcome(closed));
        }
        return last;
    }

    private long close(Shard shard) throws IOException {
        records.closeShard(shard.number());
        return records.extent(shard.number()).lastMillis();
    }

    private static long outcome(Future<Long> closed) throws IOException {
        try {
            return closed.get();
        } catch (ExecutionException e) {
            throw new IOException("a shard could not be closed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while shards were closed", e);
        }
    }
}
