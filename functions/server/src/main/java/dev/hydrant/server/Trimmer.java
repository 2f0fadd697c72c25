package dev.hydrant.server;

import dev.hydrant.shardstore.ShardStore;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Deletes what has expired, now and then.
final class Trimmer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Trimmer.class.getName());
    private static final long PERIOD_SECONDS = 60;

    private final ScheduledExecutorService executor;

    private Trimmer(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    static Trimmer start(ShardStore store) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("hydrant-trimmer").daemon().factory());
        Trimmer trimmer = new Trimmer(executor);
        executor.execute(() -> trim(store));
        trimmer.schedule(store);
        return trimmer;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor, and each run catches its failures
    private void schedule(ShardStore store) {
        executor.scheduleWithFixedDelay(() -> trim(store), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private static void trim(ShardStore store) {
        try {
            store.trim();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "expired records could not be deleted; it is tried again", e);
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
