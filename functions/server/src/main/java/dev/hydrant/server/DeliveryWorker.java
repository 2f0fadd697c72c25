package dev.hydrant.server;

import dev.hydrant.delivery.Delivery;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.LaneName;
import dev.hydrant.ledger.LaneOutcome;
import dev.hydrant.ledger.Ledger;
import dev.hydrant.ledger.Positions;
import dev.hydrant.shardstore.SequenceNumber;
import dev.hydrant.shardstore.Shard;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoredStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Carries one delivery stream on, on a thread of its own, until it is ended. A failure of any kind is tried again
/// for ever: records that wait must not wait for a restart.
final class DeliveryWorker {

    private static final Logger LOG = System.getLogger(DeliveryWorker.class.getName());
    private static final String LANE = "stream";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final DeliveryRecord record;
    private final String source;
    private final Delivery delivery;
    private final Ledger ledger;
    private final ShardStore store;
    private final CountDownLatch endSignal = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private SourcePacing pacing;
    private SourcePacing.Ending ending = SourcePacing.Ending.NONE;

    DeliveryWorker(DeliveryRecord record, String source, Delivery delivery, Ledger ledger, ShardStore store) {
        this.record = record;
        this.source = source;
        this.delivery = delivery;
        this.ledger = ledger;
        this.store = store;
        this.pacing = new SourcePacing(store, source);
        this.thread =
                Thread.ofPlatform().name("hydrant-delivery-" + record.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Ends the worker once it has delivered what there is, or without.
    synchronized void end(SourcePacing.Ending how) {
        ending = how;
        pacing.end(how);
        endSignal.countDown();
    }

    /// @return whether it ended in time
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                boolean lastRun = renewPacing();
                try {
                    LaneOutcome outcome = carryOn();
                    release(outcome.state().positions());
                    pause = FIRST_PAUSE;
                    if (lastRun || isEnding()) {
                        return;
                    }
                    if (outcome.ending() == LaneOutcome.Ending.PLAN_OF_ANOTHER) {
                        LOG.log(Level.WARNING, "delivery stream {0}: a plan of another version is open", record.name());
                    }
                } catch (IOException | RuntimeException | Error e) {
                    LOG.log(
                            Level.ERROR,
                            "delivery stream " + record.name() + " can't deliver; it is tried again in " + pause,
                            e);
                    if (isEnding()) {
                        return;
                    }
                }
                if (endSignal.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    pause = FIRST_PAUSE;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private LaneOutcome carryOn() throws IOException {
        return delivery.run(
                ledger,
                new LaneName(record.name() + "-" + record.id(), LANE),
                () -> new Entry.Start(record.id(), record.positions(), record.created(), Map.of()),
                start -> new StoreSource(store, source),
                pacing);
    }

    /// @return whether the worker is ending already
    private synchronized boolean renewPacing() {
        pacing = new SourcePacing(store, source);
        if (ending != SourcePacing.Ending.NONE) {
            pacing.end(ending);
            return true;
        }
        return false;
    }

    private synchronized boolean isEnding() {
        return ending != SourcePacing.Ending.NONE;
    }

    /// What is delivered needn't be kept in a hidden stream.
    private void release(Positions delivered) {
        StoredStream stream = store.find(source).orElse(null);
        if (stream == null || !stream.isHidden()) {
            return;
        }
        for (Shard shard : stream.shards()) {
            String at = delivered.at(shard.id());
            if (!at.isEmpty()) {
                store.release(shard, SequenceNumber.parse(at).counter());
            }
        }
    }
}
