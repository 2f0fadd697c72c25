package dev.hydrant.objectstore;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Somebody who works on a simulated store, in a thread of his own: before each call he waits for his turn.
public abstract class Strand implements Faults {

    private final StrandScheduler<?> scheduler;
    private final String name;
    private @Nullable Thread thread;
    private long sleepsUntil;
    private boolean doomed;

    protected Strand(StrandScheduler<?> scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
    }

    /// What he does, call by call.
    protected abstract void live() throws Exception;

    /// What goes wrong with his next call, now that it is his turn.
    protected abstract Fault fault(Operation operation, String key);

    protected final String name() {
        return name;
    }

    final void start() {
        thread = Thread.ofVirtual().start(this::run);
    }

    final Thread thread() {
        return Objects.requireNonNull(thread, "started");
    }

    public final void sleepUntil(long turn) {
        sleepsUntil = turn;
    }

    public final boolean isAwake(long turn) {
        return sleepsUntil <= turn;
    }

    /// Dies at his next turn.
    public final void doom() {
        doomed = true;
    }

    public final boolean isDoomed() {
        return doomed;
    }

    @Override
    public final Fault next(Operation operation, String key) {
        scheduler.turn(this);
        dieIfDoomed();
        Fault fault = fault(operation, key);
        scheduler.tellCall(name, operation, key, fault);
        return fault;
    }

    private void run() {
        try {
            scheduler.await();
            dieIfDoomed();
            live();
        } catch (SimulatedCrash e) {
            scheduler.tell(name, "dies");
        } catch (Exception | AssertionError e) {
            scheduler.fail(e);
        } finally {
            scheduler.end(this);
        }
    }

    private void dieIfDoomed() {
        if (doomed) {
            throw new SimulatedCrash(name);
        }
    }
}
