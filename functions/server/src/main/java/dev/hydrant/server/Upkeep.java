package dev.hydrant.server;

import dev.hydrant.shardstore.ShardStore;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does to the streams what becomes due with time, now and then.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());
    private static final long PERIOD_SECONDS = 60;

    private final ScheduledExecutorService executor;

    /// Something that is due.
    private interface Work {
        void run() throws IOException;
    }

    private Upkeep(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    static Upkeep start(ShardStore store) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("hydrant-upkeep").daemon().factory());
        Upkeep upkeep = new Upkeep(executor);
        executor.execute(() -> run(store));
        upkeep.schedule(store);
        return upkeep;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor, and each run catches its failures
    private void schedule(ShardStore store) {
        executor.scheduleWithFixedDelay(() -> run(store), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private static void run(ShardStore store) {
        tryTo("delete expired records", store::trim);
        tryTo("split busy shards", store::scale);
    }

    private static void tryTo(String what, Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "failed to " + what + "; it is tried again", e);
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
