package dev.hydrant.ledger;

import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.ForwardingStore;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Runs the real ledger over the simulated store, again and again, until all records are delivered.
final class SimulatedWorker extends LaneStrand {

    static final LaneName LANE = new LaneName("model", "all");

    private static final long[] BUDGETS = {1, 7, 14, 1000};
    private static final int MOST_CUT = 5;
    private static final double MOOD = .3;
    private static final double UNAVAILABLE = .01;
    private static final double SILENT_RETRY = .05;
    private static final Duration ENDLESS = Duration.ofDays(1000);

    private final Conditions conditions;
    private final RandomGenerator random;
    private final int engine;
    private final Ledger ledger;

    SimulatedWorker(Simulation simulation, String name, Conditions conditions, UnaryOperator<ObjectStore> protocol) {
        super(simulation, name);
        this.conditions = conditions;
        this.random = simulation.random();
        this.engine = 1 + random.nextInt(conditions.engines());
        ObjectStore store = protocol.apply(new Retrying(FakeObjectStore.remote(simulation.bucket(), this)));
        LedgerSettings settings = new LedgerSettings(
                BUDGETS[random.nextInt(BUDGETS.length)],
                1,
                conditions.voidAfter(),
                ENDLESS,
                Duration.ZERO,
                Duration.ZERO);
        this.ledger = new Ledger(store, bucket -> store, settings, InstantSource.system());
    }

    @Override
    protected void live() throws Exception {
        ModelWork work =
                new ModelWork(simulation().source(), engine, () -> 1 + random.nextInt(MOST_CUT), this::partition);
        boolean complete = false;
        while (!complete) {
            try {
                complete = ModelSource.isComplete(ledger.run(LANE, work).state().positions());
            } catch (StoreException e) {
                simulation().tell("run ends:", e);
            } catch (LedgerException e) {
                simulation().harm(Harm.REFUSED, e.toString());
            }
        }
    }

    @Override
    protected Fault fault(Operation operation, String key) {
        if (simulation().isCalm()) {
            return Fault.NONE;
        }
        return switch (operation) {
            case PUT_IF_ABSENT, PUT, DELETE ->
                random.nextDouble() < conditions.unknownChance() ? unknown() : Fault.NONE;
            case GET, HEAD, LIST -> random.nextDouble() < UNAVAILABLE ? Fault.UNAVAILABLE : Fault.NONE;
            case NOW, LOCK -> Fault.NONE;
        };
    }

    private Fault unknown() {
        return switch (random.nextInt(5)) {
            case 0 -> Fault.LOST;
            case 1, 2 -> Fault.LATE;
            default -> Fault.ANSWER_LOST;
        };
    }

    private String partition(String name) {
        if (conditions.isMoody() && random.nextDouble() < MOOD) {
            return new String[] {"p", "q", ModelWork.ERROR}[random.nextInt(3)];
        }
        int hash = name.charAt(0) + name.charAt(1);
        return engine == 1 ? new String[] {"p", "q"}[hash % 2] : new String[] {"q", "p", "p"}[hash % 3];
    }

    /// A client that now and then sends a creation twice and shows the second answer.
    private final class Retrying extends ForwardingStore {
        Retrying(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            return !simulation().isCalm() && random.nextDouble() < SILENT_RETRY
                    ? super.putIfAbsent(key, content, attributes)
                    : outcome;
        }
    }
}
