package dev.hydrant.ledger;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.Strand;
import dev.hydrant.objectstore.StrandScheduler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// One life of a lane: two workers and a reader over one store, each call of theirs one turn of a seeded scheduler.
///
/// At first everything goes wrong that can; then it is calm, and what isn't finished soon is stuck.
final class Simulation extends StrandScheduler<LaneStrand> {

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
    private final Set<Harm> harms = EnumSet.noneOf(Harm.class);
    private final LaneStrand lister;
    private long turn;
    private int spawned;
    private boolean changed;

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
        simulation.live();
        simulation.judge();
        return simulation;
    }

    /// What the protocol did to the records; empty where all is well.
    Set<Harm> harms() {
        return Collections.unmodifiableSet(harms);
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

    @Override
    protected void tellCall(String strand, Operation operation, String key, Fault fault) {
        changed |= key.startsWith(ModelWork.OUT);
        super.tellCall(strand, operation, key, fault);
    }

    @Override
    protected void ended(Strand strand) {
        if (strand.isDoomed() && !strand.equals(lister) && turn < STUCK_AT) {
            spawnWorker();
        }
        if (strands().size() == 1) {
            lister.doom();
        }
    }

    private void start() {
        spawn(lister);
        for (int i = 0; i < WORKERS; i++) {
            spawnWorker();
        }
    }

    private void spawnWorker() {
        spawned++;
        spawn(new SimulatedWorker(this, "W" + spawned, conditions, protocol));
    }

    @Override
    protected LaneStrand nextTurn() {
        while (true) {
            turn++;
            look();
            if (turn >= STUCK_AT) {
                strands().forEach(Strand::doom);
                return strands().getLast();
            }
            bucket.advance(Duration.ofSeconds(random.nextInt(MAX_SECONDS_A_TURN)));
            if (isCalm() || random.nextDouble() < GROWS) {
                source.grow(random);
            }
            int late = bucket.late().size();
            if (late > 0 && random.nextDouble() < (isCalm() ? LANDS_IN_CALM : LANDS)) {
                land(random.nextInt(late));
            }
            LaneStrand chosen = strands().get(random.nextInt(strands().size()));
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
