package dev.hydrant.ledger;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A lane over a fake bucket, and shorthand for running workers over it.
final class Lane {

    static final LaneName NAME = new LaneName("flights", "all");

    /// Two objects of two records.
    static final long TWO_OBJECTS = 12;

    final FakeBucket bucket = new FakeBucket();
    final ModelSource source = ModelSource.full();

    /// Work whose plans take all eleven records, in files of `engine` + 1 records.
    ModelWork work(int engine) {
        return new ModelWork(source, engine, () -> Integer.MAX_VALUE, _ -> "p");
    }

    LaneOutcome run(LaneWork work) throws Exception {
        return run(work, Faults.none());
    }

    LaneOutcome run(LaneWork work, Faults faults) throws Exception {
        return run(work, settings(TWO_OBJECTS), FakeObjectStore.remote(bucket, faults));
    }

    LaneOutcome run(LaneWork work, LedgerSettings settings, ObjectStore store) throws Exception {
        return new Ledger(store, _ -> store, settings, () -> bucket.now()).run(NAME, work);
    }

    Optional<LaneState> state() throws Exception {
        ObjectStore store = FakeObjectStore.remote(bucket, Faults.none());
        return new Ledger(store, _ -> store, LedgerSettings.defaults(), InstantSource.system()).state(NAME);
    }

    /// The default settings, but for the budget and puts one after the other.
    static LedgerSettings settings(long encodeBudgetBytes) {
        return new LedgerSettings(
                encodeBudgetBytes,
                1,
                LedgerSettings.DEFAULT_VOID_AFTER,
                LedgerSettings.DEFAULT_WORKER_LIFETIME,
                LedgerSettings.DEFAULT_HISTORY_RETENTION,
                Duration.ZERO);
    }

    /// This fault for the call of this number, counted from 0, and none else.
    static Faults at(int call, Fault fault) {
        int[] calls = {0};
        return (_, _) -> calls[0]++ == call ? fault : Fault.NONE;
    }

    /// This fault for the first change of a key that ends so, and none else.
    static Faults onChange(String keyEnd, Fault fault) {
        boolean[] happened = {false};
        return (operation, key) -> {
            boolean hit = !happened[0] && operation == Operation.PUT_IF_ABSENT && key.endsWith(keyEnd);
            happened[0] |= hit;
            return hit ? fault : Fault.NONE;
        };
    }

    /// The end of an entry's key.
    static String number(long number) {
        return "%012d".formatted(number);
    }

    /// The kinds of the log's entries in order.
    List<String> kinds() {
        return bucket.keys().stream()
                .filter(key -> key.startsWith(LaneLog.PREFIX))
                .map(key -> new String(bucket.bytes(key), StandardCharsets.UTF_8))
                .map(json -> json.split("\"", -1)[3])
                .toList();
    }

    /// The keys of the objects, blank ones too.
    List<String> objects() {
        return bucket.keys().stream()
                .filter(key -> key.startsWith(ModelWork.OUT))
                .toList();
    }

    boolean hasEveryRecordOnce() {
        Visible visible = Visible.in(bucket);
        return visible.hasAll() && !visible.hasTwice() && visible.isInOrder();
    }
}
