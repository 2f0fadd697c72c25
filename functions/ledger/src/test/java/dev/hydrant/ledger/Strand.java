package dev.hydrant.ledger;

import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.SimulatedCrash;

/// Somebody who works on the simulated store, in a thread of his own: before each call he waits for his turn.
abstract class Strand implements Faults {

    private final Simulation simulation;
    private final String name;
    private final Thread thread;
    private long sleepsUntil;
    private boolean doomed;

    Strand(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    /// What he does, call by call.
    abstract void live() throws Exception;

    /// What goes wrong with his next call, now that it is his turn.
    abstract Fault fault(Operation operation, String key);

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
        Fault fault = fault(operation, key);
        simulation.tellCall(name, operation, key, fault);
        return fault;
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
