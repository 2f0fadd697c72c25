package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.ledger.LaneOutcome.Ending;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ForwardingStore;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.SimulatedCrash;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.objectstore.StoreLock;
import dev.hydrant.objectstore.StoreStateUnknownException;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Effect;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    /// More than a run of the whole lane makes.
    private static final int MOST_CALLS = 60;

    private static final Counts ALL = new Counts(11, 11, 0, 0, 6, 33);

    private final Lane lane = new Lane();

    @Test
    void everyRecordIsDeliveredOnceAndASecondRunDoesNothing() throws Exception {
        LaneOutcome first = lane.run(lane.work(1));

        assertThat(first.ending()).isEqualTo(Ending.NOTHING_DUE);
        assertThat(first.state().counts()).isEqualTo(ALL);
        assertThat(first.objectsCreated()).isEqualTo(6);
        assertThat(lane.hasEveryRecordOnce()).isTrue();
        assertThat(lane.run(lane.work(1))).isEqualTo(new LaneOutcome(Ending.NOTHING_DUE, first.state(), 0, 0));
        assertThat(lane.state()).contains(first.state());
    }

    @Test
    void countsAddUpOverPlans() throws Exception {
        LaneOutcome outcome = lane.run(new ModelWork(lane.source, 1, () -> 2, _ -> "p"));

        assertThat(lane.kinds()).filteredOn("done"::equals).hasSize(6);
        assertThat(outcome.state().counts()).isEqualTo(ALL);
    }

    @Test
    void errorRecordsAreNoObjectsOfTheDestinationsData() throws Exception {
        LaneOutcome outcome = lane.run(new ModelWork(
                lane.source, 1, () -> Integer.MAX_VALUE, name -> name.startsWith("B") ? ModelWork.ERROR : "p"));

        assertThat(lane.objects()).hasSize(6);
        assertThat(outcome.objectsCreated()).isEqualTo(4);
        assertThat(outcome.state().counts()).isEqualTo(new Counts(11, 8, 0, 3, 4, 24));
    }

    @Test
    void aLaneThatNobodyBeganHasNoState() throws Exception {
        assertThat(lane.state()).isEmpty();
    }

    @Test
    void aPlanThatMakesNoObjectsIsDone() throws Exception {
        LaneWork work = new ChangedWork(lane.work(1)) {
            @Override
            PlanRun changed(PlanRun run) {
                return new PlanRun() {
                    @Override
                    public Effect.@Nullable Put next() {
                        return null;
                    }

                    @Override
                    public Counts counts() {
                        return new Counts(11, 0, 11, 0, 0, 0);
                    }
                };
            }
        };

        assertThat(lane.run(work).state().counts()).isEqualTo(new Counts(11, 0, 11, 0, 0, 0));
        assertThat(lane.kinds()).containsExactly("start", "plan", "files", "done");
    }

    @Test
    void objectsAreListedBeforeAnyOfThemIsStored() throws Exception {
        List<String> created = new ArrayList<>();
        lane.run(lane.work(1), (operation, key) -> {
            if (operation == Operation.PUT_IF_ABSENT) {
                created.add(key.substring(key.lastIndexOf('/') + 1));
            }
            return Fault.NONE;
        });

        assertThat(created)
                .containsExactly(
                        Lane.number(0),
                        Lane.number(1),
                        Lane.number(2),
                        "d1-all-1-0",
                        "d1-all-1-1",
                        Lane.number(3),
                        "d1-all-1-2",
                        "d1-all-1-3",
                        Lane.number(4),
                        "d1-all-1-4",
                        "d1-all-1-5",
                        Lane.number(5));
    }

    @ParameterizedTest
    @EnumSource
    void whateverGoesWrongWithAnyOneCallTheNextRunMakesGood(Fault fault) throws Exception {
        List<String> goodLog = logOfAGoodRun();
        for (int call = 0; call < MOST_CALLS; call++) {
            Lane hit = new Lane();
            try {
                hit.run(hit.work(1), Lane.at(call, fault));
            } catch (StoreException | SimulatedCrash e) {
                assertThat(fault).as(e.toString()).isNotEqualTo(Fault.NONE);
            }
            hit.run(hit.work(1));
            while (!hit.bucket.late().isEmpty()) {
                hit.bucket.land(0);
            }
            assertThat(hit.hasEveryRecordOnce())
                    .as("%s at call %d", fault, call)
                    .isTrue();
            assertThat(hit.kinds()).as("%s at call %d", fault, call).isEqualTo(goodLog);
        }
    }

    private static List<String> logOfAGoodRun() throws Exception {
        Lane good = new Lane();
        int[] calls = {0};
        good.run(good.work(1), (_, _) -> {
            calls[0]++;
            return Fault.NONE;
        });
        assertThat(calls[0]).isLessThan(MOST_CALLS);
        return good.kinds();
    }

    @Test
    void anOutcomeThatStaysUnknownEndsTheRunAndTheNextGoesOn() throws Exception {
        Fault[] lost = {Fault.NONE, Fault.LOST, Fault.LOST, Fault.LOST, Fault.LOST, Fault.LOST};

        assertThatThrownBy(() -> lane.run(lane.work(1), Faults.onChanges(lost)))
                .isInstanceOf(StoreStateUnknownException.class)
                .hasMessageContaining("state/flights/all/" + Lane.number(1));
        lane.run(lane.work(1));
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void anObjectWhosePutTimedOutButArrivedCountsAsCreated() throws Exception {
        LaneOutcome outcome = lane.run(lane.work(1), Lane.onChange("d1-all-1-3", Fault.ANSWER_LOST));

        assertThat(outcome.objectsCreated()).isEqualTo(6);
    }

    @Test
    void aPlanWhoseObjectsAreAllStoredIsDoneWithoutARerun() throws Exception {
        assertThatThrownBy(() -> lane.run(lane.work(1), Lane.onChange(Lane.number(5), Fault.CRASH_BEFORE)))
                .isInstanceOf(SimulatedCrash.class);
        LaneOutcome outcome = lane.run(new ChangedWork(lane.work(2)) {
            @Override
            PlanRun changed(PlanRun run) {
                throw new AssertionError("a rerun");
            }
        });

        assertThat(outcome.state().counts()).isEqualTo(ALL);
        assertThat(outcome.entriesAppended()).isEqualTo(1);
    }

    @Test
    void aRerunWithAnotherBudgetAgrees() throws Exception {
        assertThatThrownBy(() -> lane.run(lane.work(1), Lane.onChange("d1-all-1-3", Fault.CRASH_BEFORE)))
                .isInstanceOf(SimulatedCrash.class);
        lane.run(lane.work(1), Lane.settings(1000), FakeObjectStore.remote(lane.bucket, Faults.none()));

        assertThat(lane.kinds()).containsExactly("start", "plan", "files", "files", "files", "done");
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void aFailureWhileCarryingOutLeavesThePlanOpen() throws Exception {
        LaneWork failing = new ChangedWork(lane.work(1)) {
            @Override
            PlanRun changed(PlanRun run) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        };

        assertThatThrownBy(() -> lane.run(failing)).hasMessageContaining("disk full");
        assertThat(lane.state().orElseThrow().open()).isPresent();
        lane.run(lane.work(1));
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void aWorkerStopsAnHourAfterItBegan() throws Exception {
        LaneOutcome outcome = lane.run(lane.work(1), (_, key) -> {
            lane.bucket.advance(key.endsWith("d1-all-1-1") ? Duration.ofMinutes(61) : Duration.ZERO);
            return Fault.NONE;
        });

        assertThat(outcome.ending()).isEqualTo(Ending.OUT_OF_TIME);
        assertThat(outcome.state().open()).isPresent();
        assertThat(lane.objects()).hasSize(2);
        assertThat(lane.run(lane.work(1)).objectsCreated()).isEqualTo(4);
    }

    @Test
    void aWorkerThatIsAnHourOldBeginsNoPlan() throws Exception {
        ModelWork work = new ModelWork(lane.source, 1, () -> 4, _ -> "p");
        LaneOutcome outcome = lane.run(work, (_, key) -> {
            lane.bucket.advance(key.endsWith(Lane.number(3)) ? Duration.ofMinutes(61) : Duration.ZERO);
            return Fault.NONE;
        });

        assertThat(outcome.ending()).isEqualTo(Ending.OUT_OF_TIME);
        assertThat(lane.kinds()).containsExactly("start", "plan", "files", "done");
    }

    /// So that it doesn't matter who writes `done`.
    @Test
    void theCountsOfAPlanAreThoseThatWereListed() throws Exception {
        assertThatThrownBy(() -> lane.run(lane.work(1), Lane.onChange("d1-all-1-5", Fault.CRASH_BEFORE)))
                .isInstanceOf(SimulatedCrash.class);
        LaneOutcome outcome = lane.run(new ChangedWork(lane.work(1)) {
            @Override
            PlanRun changed(PlanRun run) {
                return new PlanRun() {
                    @Override
                    public Effect.@Nullable Put next() throws IOException {
                        return run.next();
                    }

                    @Override
                    public Counts counts() {
                        return new Counts(11, 10, 1, 0, 6, 33);
                    }
                };
            }
        });

        assertThat(outcome.state().counts()).isEqualTo(ALL);
    }

    /// Fewer bytes than the plan's `B1`, `B2`; as many; and more, which begin alike.
    @ParameterizedTest
    @ValueSource(strings = {"B1\n", "B2\nB1\n", "B1\nB2\nC0\n"})
    void aKeyThatHoldsForeignBytesIsRefusedByNameAndLeftAsItIs(String foreign) throws Exception {
        byte[] bytes = foreign.getBytes(StandardCharsets.UTF_8);
        ObjectStore store = FakeObjectStore.remote(lane.bucket, Faults.none());
        store.put("out/p/d1-all-1-3", Content.of(bytes), Attributes.OCTET_STREAM);

        assertThatThrownBy(() -> lane.run(lane.work(1)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("lake/out/p/d1-all-1-3");
        assertThat(lane.bucket.bytes("out/p/d1-all-1-3")).isEqualTo(bytes);
    }

    @Test
    void shardsThatAPlanDoesNotNameStayWhereTheyAre() throws Exception {
        LaneWork work = new ChangedWork(new ModelWork(lane.source, 1, () -> 4, _ -> "p")) {
            @Override
            public Optional<Cut> cut(Entry.Start start, Positions after) throws IOException {
                return super.cut(start, after).map(cut -> withoutThoseAt(after, cut));
            }

            @Override
            PlanRun changed(PlanRun run) {
                return run;
            }
        };

        LaneOutcome outcome = lane.run(work);

        assertThat(outcome.state().positions()).isEqualTo(Positions.of(Map.of("A", "5", "B", "3", "C", "3")));
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    private static Cut withoutThoseAt(Positions after, Cut cut) {
        TreeMap<String, String> moved = new TreeMap<>(cut.through().byShard());
        moved.entrySet().removeAll(after.byShard().entrySet());
        return new Cut(new Positions(moved), cut.records(), cut.digest(), cut.time());
    }

    @Test
    void oldEntriesGoButTheStartAndTheNewestPlanStay() throws Exception {
        ModelWork work = new ModelWork(lane.source, 1, () -> 4, _ -> "p");
        lane.run(work);
        assertThat(lane.kinds()).hasSize(10);

        lane.bucket.advance(LedgerSettings.DEFAULT_HISTORY_RETENTION.plusSeconds(1));
        LaneOutcome outcome = lane.run(work);

        assertThat(lane.kinds()).containsExactly("start", "plan", "files", "done");
        assertThat(lane.state()).contains(outcome.state());
        assertThat(outcome.state().counts()).isEqualTo(ALL);
    }

    @Test
    void oldEntriesGoFromALaneThatIsNeverIdleToo() throws Exception {
        List<Integer> entries = new ArrayList<>();
        LedgerSettings settings = new LedgerSettings(
                Lane.TWO_OBJECTS,
                1,
                LedgerSettings.DEFAULT_VOID_AFTER,
                LedgerSettings.DEFAULT_WORKER_LIFETIME,
                Duration.ZERO,
                Duration.ZERO);
        ModelWork work = new ModelWork(
                lane.source,
                1,
                () -> {
                    entries.add(lane.kinds().size());
                    return 4;
                },
                _ -> "p");

        lane.run(work, settings, FakeObjectStore.remote(lane.bucket, Faults.none()));

        assertThat(entries).containsExactly(1, 4, 4, 4);
    }

    /// It was the newest entry when it was listed. Then others went on and thinned the log, but for what lost deletes
    /// left, and a sleeper created a `void` where `done` had stood.
    @Test
    void aVoidThatIsNotTheNewestEntryBlanksNothing() throws Exception {
        ModelWork work = new ModelWork(lane.source, 1, () -> 4, _ -> "p");
        lane.run(work);
        String doneKey = LaneLog.PREFIX + Lane.NAME + "/" + Lane.number(3);
        ObjectStore store = FakeObjectStore.remote(lane.bucket, Faults.none());
        store.put(doneKey, Content.of(EntryWriter.write(new Entry.Void(1, "slept"))), Attributes.OCTET_STREAM);

        lane.run(work, Lane.settings(Lane.TWO_OBJECTS), new ForwardingStore(store) {
            private boolean listed;

            @Override
            public Pull<ObjectInfo> list(String prefix, String after) {
                Pull<ObjectInfo> all = super.list(prefix, after);
                boolean early = !listed;
                listed = true;
                return () -> {
                    ObjectInfo object = all.next();
                    return object == null || (early && object.key().compareTo(doneKey) > 0) ? null : object;
                };
            }
        });

        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void whatAnotherWroteDownIsStoredOnlyWhenTheListIsThereForGood() throws Exception {
        assertThatThrownBy(() -> lane.run(lane.work(1), Lane.onChange("d1-all-1-1", Fault.CRASH_BEFORE)))
                .isInstanceOf(SimulatedCrash.class);
        List<String> operations = new ArrayList<>();
        lane.run(lane.work(1), (operation, key) -> {
            operations.add(operation + " " + key.substring(key.lastIndexOf('/') + 1));
            return Fault.NONE;
        });

        assertThat(operations).containsSubsequence("HEAD " + Lane.number(2), "PUT_IF_ABSENT d1-all-1-0");
    }

    @Test
    void aLaneWhoseLockAnotherHoldsIsLeftAlone() throws Exception {
        ObjectStore other = FakeObjectStore.local(lane.bucket, Faults.none());
        try (StoreLock held = other.lock("state/flights/all", Duration.ZERO).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() ->
                            lane.run(lane.work(1), Lane.settings(1), FakeObjectStore.local(lane.bucket, Faults.none())))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.LOCKED));
        }
        lane.run(lane.work(1), Lane.settings(1), FakeObjectStore.local(lane.bucket, Faults.none()));
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void theObjectsOfOneFilesEntryAreUnderWayTogether() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        ObjectStore store = new ForwardingStore(FakeObjectStore.remote(lane.bucket, Faults.none())) {
            @Override
            public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
                if (key.startsWith(ModelWork.OUT)) {
                    meet(three);
                }
                return super.putIfAbsent(key, content, attributes);
            }
        };
        LedgerSettings settings = new LedgerSettings(
                1000, 3, Duration.ZERO, LedgerSettings.DEFAULT_WORKER_LIFETIME, Duration.ZERO, Duration.ZERO);

        assertThat(lane.run(lane.work(1), settings, store).objectsCreated()).isEqualTo(6);
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void oneFailureAmongThePutsUnderWayEndsTheRun() throws Exception {
        ObjectStore store = new ForwardingStore(FakeObjectStore.remote(lane.bucket, Faults.none())) {
            @Override
            public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
                if (key.endsWith("d1-all-1-3")) {
                    throw new StoreException(StoreException.Reason.FULL, "no space for " + key);
                }
                return super.putIfAbsent(key, content, attributes);
            }
        };

        assertThatThrownBy(() -> lane.run(lane.work(1), LedgerSettings.defaults(), store))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("d1-all-1-3");
        lane.run(lane.work(1));
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the puts don't go together", e);
        }
    }
}
