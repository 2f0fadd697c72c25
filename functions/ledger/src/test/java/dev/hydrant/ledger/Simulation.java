package dev.hydrant.ledger;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One life of a lane: two workers and a reader over one store, each call of theirs one turn of a seeded scheduler.
///
/// At first everything goes wrong that can; then it is calm, and what isn't finished soon is stuck.
final class Simulation {

    private static final int WORKERS = 2;
    private static final long CALM_FROM = 700;
    private static final long STUCK_AT = 3000;
    private static final int MAX_SECONDS_A_TURN = 60;
    private static final double GROWS = .08;
    private static final double LANDS = .03;
    private static final double LANDS_IN_CALM = .2;
    private static final double SLEEPS = .02;
    private static final int LEAST_SLEEP = 30;
    private static final int MOST_SLEEP = 300;

    private final RandomGenerator random;
    private final Conditions conditions;
    private final UnaryOperator<ObjectStore> protocol;
    private final FakeBucket bucket = new FakeBucket();
    private final ModelSource source = new ModelSource();
    private final List<Strand> strands = new ArrayList<>();
    private final Turns turns = new Turns();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<Harm> harms = EnumSet.noneOf(Harm.class);
    private final List<Object[]> story = new ArrayList<>();
    private final Strand lister;
    private long turn;
    private int spawned;
    private boolean changed;
    private @Nullable Throwable failure;

    private Simulation(RandomGenerator random, Conditions conditions, UnaryOperator<ObjectStore> protocol) {
        this.random = random;
        this.conditions = conditions;
        this.protocol = protocol;
        this.lister = new SlowLister(this);
    }

    /// Runs to the end; the same random numbers give the same life.
    ///
    /// @param protocol put around every worker's store: what a rule does can be undone there
    static Simulation run(RandomGenerator random, Conditions conditions, UnaryOperator<ObjectStore> protocol)
            throws Exception {
        Simulation simulation = new Simulation(random, conditions, protocol);
        simulation.start();
        simulation.over.await();
        simulation.judge();
        return simulation;
    }

    /// What the protocol did to the records; empty where all is well.
    Set<Harm> harms() {
        return Collections.unmodifiableSet(harms);
    }

    /// Everything that happened, for somebody who wants to understand a harm.
    String story() {
        StringBuilder text = new StringBuilder();
        for (Object[] line : story) {
            for (Object word : line) {
                text.append(word).append(' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    RandomGenerator random() {
        return random;
    }

    FakeBucket bucket() {
        return bucket;
    }

    ModelSource source() {
        return source;
    }

    boolean isCalm() {
        return turn >= CALM_FROM;
    }

    void harm(Harm harm, String what) {
        harms.add(harm);
        tell("   " + harm + ": " + what);
    }

    void fail(Throwable cause) {
        failure = cause;
    }

    void tell(Object... words) {
        story.add(words);
    }

    void tellCall(String strand, Operation operation, String key, Fault fault) {
        changed |= key.startsWith(ModelWork.OUT);
        tell(strand, operation, key, fault);
    }

    /// Waits for the first turn.
    void await() {
        turns.await();
    }

    /// Called before each call: chooses who goes on, and comes back when that is this strand.
    void turn(Strand strand) {
        Strand next = next();
        if (!next.equals(strand)) {
            turns.pass(next.thread());
            turns.await();
        }
    }

    /// Called as a strand's last act.
    void end(Strand strand) {
        strands.remove(strand);
        if (strand.isDoomed() && !strand.equals(lister) && turn < STUCK_AT) {
            spawn();
        }
        if (strands.size() == 1) {
            lister.doom();
        }
        if (strands.isEmpty()) {
            over.countDown();
        } else {
            turns.pass(next().thread());
        }
    }

    private void start() {
        strands.add(lister);
        lister.thread().start();
        for (int i = 0; i < WORKERS; i++) {
            spawn();
        }
        turns.pass(next().thread());
    }

    private void spawn() {
        spawned++;
        Strand worker = new SimulatedWorker(this, "W" + spawned, conditions, protocol);
        strands.add(worker);
        worker.thread().start();
    }

    /// Lets the world go on by one turn, and says whose it is.
    private Strand next() {
        while (true) {
            turn++;
            look();
            if (turn >= STUCK_AT) {
                strands.forEach(Strand::doom);
                return strands.getLast();
            }
            bucket.advance(Duration.ofSeconds(random.nextInt(MAX_SECONDS_A_TURN)));
            if (isCalm() || random.nextDouble() < GROWS) {
                source.grow(random);
            }
            int late = bucket.late().size();
            if (late > 0 && random.nextDouble() < (isCalm() ? LANDS_IN_CALM : LANDS)) {
                land(random.nextInt(late));
            }
            Strand chosen = strands.get(random.nextInt(strands.size()));
            if (isCalm()) {
                return chosen;
            }
            if (chosen.isAwake(turn) && !fallsAsleep(chosen)) {
                return chosen;
            }
        }
    }

    private boolean fallsAsleep(Strand strand) {
        boolean sleeps = random.nextDouble() < SLEEPS;
        if (sleeps) {
            strand.sleepUntil(turn + random.nextInt(LEAST_SLEEP, MOST_SLEEP));
        } else if (!strand.equals(lister) && random.nextDouble() < conditions.crashChance()) {
            strand.doom();
        }
        return sleeps;
    }

    private void land(int late) {
        tell("   late:", bucket.late().get(late));
        bucket.land(late);
        changed = true;
    }

    private void look() {
        if (changed) {
            changed = false;
            if (Visible.in(bucket).hasTwice()) {
                harm(Harm.SEEN_TWICE, "at turn " + turn);
            }
        }
    }

    private void judge() throws Exception {
        if (failure != null) {
            throw new AssertionError("a strand failed\n" + story(), failure);
        }
        while (!bucket.late().isEmpty()) {
            land(0);
        }
        Visible visible = Visible.in(bucket);
        if (turn >= STUCK_AT) {
            harm(Harm.STUCK, "at turn " + turn);
        } else if (!visible.hasAll()) {
            harm(Harm.LOST, visible.toString());
        }
        if (visible.hasTwice()) {
            harm(Harm.TWICE, visible.toString());
        }
        if (!visible.isInOrder()) {
            harm(Harm.OUT_OF_ORDER, visible.toString());
        }
        if (harms.isEmpty()) {
            judgeCounts(visible);
        }
    }

    private void judgeCounts(Visible visible) throws Exception {
        FakeObjectStore store = FakeObjectStore.remote(bucket, Faults.none());
        Ledger ledger = new Ledger(store, name -> store, LedgerSettings.defaults(), InstantSource.system());
        Optional<LaneState> state = ledger.state(SimulatedWorker.LANE);
        Counts counts = state.orElseThrow().counts();
        long records = ModelSource.allRecords().size();
        if (counts.recordsRead() != records
                || counts.recordsDelivered() + counts.recordsFailed() != records
                || counts.objects() != visible.dataObjects()
                || counts.bytesDelivered() != visible.dataBytes()) {
            harm(Harm.MISCOUNTED, state + " but " + visible);
        }
    }
}
