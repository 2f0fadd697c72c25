package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.SimulatedCrash;
import java.time.Duration;

/// Somebody who works on the simulated log, in a thread of his own: before each call he waits for his turn.
abstract class Strand implements Faults {

    private static final int MOST_SKEW_SECONDS = 600;
    private static final int MERGED_WIDTH = 3;
    private static final int ATTEMPTS = 4;
    private static final int LOST_RACES = 12;
    private static final double UNAVAILABLE = .01;

    private final Simulation simulation;
    private final String name;
    private final Thread thread;
    private final SegmentLog log;
    private long sleepsUntil;
    private boolean doomed;

    Strand(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        this.thread = Thread.ofVirtual().unstarted(this::run);
        Duration skew = Duration.ofSeconds(simulation.random().nextInt(MOST_SKEW_SECONDS));
        this.log = new SegmentLog(
                simulation.protocol().apply(FakeObjectStore.remote(simulation.bucket(), this)),
                Simulation.PREFIX,
                SegmentSettings.defaults().withMergedWidth(MERGED_WIDTH).withPatience(ATTEMPTS, LOST_RACES),
                () -> simulation.bucket().now().minus(skew),
                simulation.random(),
                attempt -> {});
    }

    /// What he does, call by call.
    abstract void live() throws Exception;

    /// Who takes his place when he has died; whether the simulation goes on for his sake.
    abstract boolean isAwaited();

    SegmentLog log() {
        return log;
    }

    String name() {
        return name;
    }

    Thread thread() {
        return thread;
    }

    Simulation simulation() {
        return simulation;
    }

    void sleepUntil(long turn) {
        sleepsUntil = turn;
    }

    boolean isAwake(long turn) {
        return sleepsUntil <= turn;
    }

    /// Dies at his next turn.
    void doom() {
        doomed = true;
    }

    boolean isDoomed() {
        return doomed;
    }

    @Override
    public Fault next(Operation operation, String key) {
        simulation.turn(this);
        dieIfDoomed();
        Fault fault = simulation.isCalm() ? Fault.NONE : fault(operation);
        simulation.tell(name, operation, key, fault);
        return fault;
    }

    private Fault fault(Operation operation) {
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

    private void run() {
        try {
            simulation.await();
            dieIfDoomed();
            live();
        } catch (SimulatedCrash e) {
            simulation.tell(name, "dies");
        } catch (Exception | AssertionError e) {
            simulation.fail(e);
        } finally {
            simulation.end(this);
        }
    }

    private void dieIfDoomed() {
        if (doomed) {
            throw new SimulatedCrash(name);
        }
    }
}
