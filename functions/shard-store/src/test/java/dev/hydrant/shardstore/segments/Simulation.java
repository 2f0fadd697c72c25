package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Strand;
import dev.hydrant.objectstore.StrandScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// One life of a log: writers, mergers, a reader and at times a closer over one store, each call of theirs one
/// turn of a seeded scheduler.
///
/// At first everything goes wrong that can; then it is calm, and what isn't finished soon is stuck.
final class Simulation extends StrandScheduler<LogStrand> {

    static final String PREFIX = "s/";

    private static final int WRITERS = 3;
    private static final int MERGERS = 2;
    private static final long CALM_FROM = 400;
    private static final long STUCK_AT = 5000;
    private static final int MAX_SECONDS_A_TURN = 60;
    private static final double LANDS = .05;
    private static final double SLEEPS = .03;
    private static final int LEAST_SLEEP = 30;
    private static final int MOST_SLEEP = 300;

    private final RandomGenerator random;
    private final Conditions conditions;
    private final UnaryOperator<ObjectStore> protocol;
    private final FakeBucket bucket = new FakeBucket();
    private final Set<Harm> harms = EnumSet.noneOf(Harm.class);
    private final Reading reading = new Reading();
    private final Verdict verdict = new Verdict();
    private long turn;
    private int spawned;

    private Simulation(RandomGenerator random, Conditions conditions, UnaryOperator<ObjectStore> protocol) {
        this.random = random;
        this.conditions = conditions;
        this.protocol = protocol;
    }

    /// Runs to the end; the same random numbers give the same life.
    ///
    /// @param protocol put around everybody's store: what a rule does can be undone there
    static Simulation run(RandomGenerator random, Conditions conditions, UnaryOperator<ObjectStore> protocol)
            throws Exception {
        Simulation simulation = new Simulation(random, conditions, protocol);
        simulation.start();
        simulation.live();
        simulation.judge();
        return simulation;
    }

    /// What became of the records; empty where all is well.
    Set<Harm> harms() {
        return Collections.unmodifiableSet(harms);
    }

    RandomGenerator random() {
        return random;
    }

    FakeBucket bucket() {
        return bucket;
    }

    Conditions conditions() {
        return conditions;
    }

    UnaryOperator<ObjectStore> protocol() {
        return protocol;
    }

    Reading reading() {
        return reading;
    }

    Verdict verdict() {
        return verdict;
    }

    boolean isCalm() {
        return turn >= CALM_FROM;
    }

    boolean hasOthers() {
        return strands().stream().filter(LogStrand::isAwaited).count() > 1;
    }

    void damagedIfSaid(Exception e) {
        if (String.valueOf(e.getMessage()).contains("damaged")) {
            harm(Harm.DAMAGED, e);
        }
    }

    @Override
    protected void ended(Strand strand) {
        if (strand.isDoomed() && turn < STUCK_AT && strands().stream().anyMatch(LogStrand::isAwaited)) {
            replace(strand);
        }
        if (strands().stream().noneMatch(LogStrand::isAwaited)) {
            strands().forEach(Strand::doom);
        }
    }

    private void start() {
        for (int i = 0; i < WRITERS; i++) {
            spawn(new Strands.Writer(this, "W" + ++spawned));
        }
        for (int i = 0; i < MERGERS; i++) {
            spawn(new Strands.Merger(this, "M" + ++spawned));
        }
        spawn(new Strands.Reader(this, "R"));
        if (conditions.closes()) {
            spawn(new Strands.Closer(this, "C" + ++spawned));
        }
    }

    private void replace(Strand dead) {
        spawned++;
        spawn(
                switch (dead) {
                    case Strands.Writer writer -> new Strands.Writer(this, "W" + spawned);
                    case Strands.Merger merger -> new Strands.Merger(this, "M" + spawned);
                    case Strands.Closer closer -> new Strands.Closer(this, "C" + spawned);
                    default -> new Strands.Reader(this, "R" + spawned);
                });
    }

    @Override
    protected LogStrand nextTurn() {
        while (true) {
            turn++;
            if (turn >= STUCK_AT) {
                strands().forEach(Strand::doom);
                return strands().getLast();
            }
            bucket.advance(Duration.ofSeconds(random.nextInt(MAX_SECONDS_A_TURN)));
            int late = bucket.late().size();
            if (late > 0 && random.nextDouble() < LANDS) {
                land(random.nextInt(late));
            }
            LogStrand chosen = strands().get(random.nextInt(strands().size()));
            if (isCalm() || (chosen.isAwake(turn) && !fallsAsleep(chosen))) {
                return chosen;
            }
        }
    }

    private boolean fallsAsleep(Strand strand) {
        boolean sleeps = random.nextDouble() < SLEEPS;
        if (sleeps) {
            strand.sleepUntil(turn + random.nextInt(LEAST_SLEEP, MOST_SLEEP));
        } else if (random.nextDouble() < conditions.crashChance()) {
            strand.doom();
        }
        return sleeps;
    }

    private void land(int late) {
        tell("   late:", bucket.late().get(late));
        bucket.land(late);
    }

    private void harm(Harm harm, Object what) {
        harms.add(harm);
        tell("   ", harm, what);
    }

    private void judge() throws IOException {
        while (!bucket.late().isEmpty()) {
            land(0);
        }
        if (turn >= STUCK_AT) {
            harm(Harm.STUCK, turn);
        }
        SegmentLog log = new SegmentLog(
                FakeObjectStore.remote(bucket, Faults.none()),
                PREFIX,
                SegmentSettings.defaults(),
                bucket::now,
                random,
                attempt -> {});
        try {
            while (reading.on(log)) {
                tell("rest is read");
            }
        } catch (IOException e) {
            harm(Harm.DAMAGED, e);
        }
        tell("read", reading.records(), "up to", reading.next(), reading.isAtTheEnd());
        verdict.of(reading, log.extent().horizon(), this::harm);
    }
}
