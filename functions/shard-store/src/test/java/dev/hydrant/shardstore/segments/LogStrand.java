package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.objectstore.Strand;
import java.io.IOException;
import java.time.Duration;

/// Somebody who works on the simulated log.
abstract class LogStrand extends Strand {

    private static final int MOST_SKEW_SECONDS = 600;
    private static final int MERGED_WIDTH = 3;
    private static final int ATTEMPTS = 4;
    private static final int LOST_RACES = 12;
    private static final double UNAVAILABLE = .01;

    private final Simulation simulation;
    private final SegmentLog log;

    LogStrand(Simulation simulation, String name) {
        super(simulation, name);
        this.simulation = simulation;
        Duration skew = Duration.ofSeconds(simulation.random().nextInt(MOST_SKEW_SECONDS));
        this.log = new SegmentLog(
                simulation.protocol().apply(FakeObjectStore.remote(simulation.bucket(), this)),
                Simulation.PREFIX,
                SegmentSettings.defaults().withMergedWidth(MERGED_WIDTH).withPatience(ATTEMPTS, LOST_RACES),
                () -> simulation.bucket().now().minus(skew),
                simulation.random(),
                attempt -> {});
    }

    /// Who takes his place when he has died; whether the simulation goes on for his sake.
    abstract boolean isAwaited();

    SegmentLog log() {
        return log;
    }

    Simulation simulation() {
        return simulation;
    }

    /// An attempt of many: what the store refuses is told, and the next one may succeed.
    void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException | StoreException e) {
            simulation.tell(name(), "gives up:", e);
            simulation.damagedIfSaid(e);
        }
    }

    interface Attempt {
        void run() throws IOException;
    }

    @Override
    protected Fault fault(Operation operation, String key) {
        if (simulation.isCalm()) {
            return Fault.NONE;
        }
        double chance = simulation.random().nextDouble();
        double unknown = simulation.conditions().unknownChance();
        return switch (operation) {
            case PUT_IF_ABSENT, PUT -> chance < unknown ? unknown() : Fault.NONE;
            case DELETE -> chance < unknown / 2 ? Fault.LATE : Fault.NONE;
            case GET, HEAD, LIST -> chance < UNAVAILABLE ? Fault.UNAVAILABLE : Fault.NONE;
            case NOW, LOCK -> Fault.NONE;
        };
    }

    private Fault unknown() {
        return switch (simulation.random().nextInt(5)) {
            case 0 -> Fault.LOST;
            case 1, 2 -> Fault.LATE;
            default -> Fault.ANSWER_LOST;
        };
    }
}
