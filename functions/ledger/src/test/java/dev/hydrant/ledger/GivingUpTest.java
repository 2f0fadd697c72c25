package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.ledger.LaneOutcome.Ending;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.SimulatedCrash;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.sink.Attributes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A plan that was left in the middle: its first files entry is there, and one of the two objects in it.
class GivingUpTest {

    private static final Duration OLD = LedgerSettings.DEFAULT_VOID_AFTER.plusSeconds(1);
    private static final int MOST_CALLS = 80;
    private static final List<String> GIVEN_UP_ONCE =
            List.of("start", "plan", "files", "void", "plan", "files", "files", "files", "files", "done");

    private final Lane lane = new Lane();

    @BeforeEach
    void leaveAPlanInTheMiddle() {
        leaveAPlanInTheMiddle(lane);
    }

    private static void leaveAPlanInTheMiddle(Lane lane) {
        assertThatThrownBy(() -> lane.run(lane.work(1), Lane.onChange("d1-all-1-1", Fault.CRASH_BEFORE)))
                .isInstanceOf(SimulatedCrash.class);
        assertThat(lane.kinds()).containsExactly("start", "plan", "files");
    }

    @Test
    void aYoungPlanOfAnotherEngineIsLeftToIt() throws Exception {
        LaneOutcome outcome = lane.run(lane.work(2));

        assertThat(outcome.ending()).isEqualTo(Ending.PLAN_OF_ANOTHER);
        assertThat(outcome.entriesAppended()).isZero();
        assertThat(lane.run(lane.work(1)).ending()).isEqualTo(Ending.NOTHING_DUE);
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void aPlanOfAnotherEngineIsNotCarriedOutEvenWhereNothingIsListedYet() throws Exception {
        Lane begun = new Lane();
        assertThatThrownBy(() -> begun.run(begun.work(1), Lane.onChange(Lane.number(2), Fault.CRASH_BEFORE)))
                .isInstanceOf(SimulatedCrash.class);

        assertThat(begun.run(begun.work(2)).ending()).isEqualTo(Ending.PLAN_OF_ANOTHER);
        assertThat(begun.kinds()).containsExactly("start", "plan");
        assertThat(begun.objects()).isEmpty();
    }

    @Test
    void anOldPlanThatWasGoneOnWithLatelyIsLeftToItsOwner() throws Exception {
        lane.bucket.advance(OLD);
        assertThatThrownBy(() -> lane.run(lane.work(1), Lane.onChange("d1-all-1-2", Fault.CRASH_BEFORE)))
                .isInstanceOf(SimulatedCrash.class);
        assertThat(lane.kinds()).containsExactly("start", "plan", "files", "files");

        assertThat(lane.run(lane.work(2)).ending()).isEqualTo(Ending.PLAN_OF_ANOTHER);
        lane.bucket.advance(OLD);
        assertThat(lane.run(lane.work(2)).ending()).isEqualTo(Ending.NOTHING_DUE);
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void anOldPlanOfAnotherEngineIsGivenUpBlankedAndPlannedAgain() throws Exception {
        lane.bucket.advance(OLD);
        LaneOutcome outcome = lane.run(lane.work(2));

        assertThat(lane.kinds()).isEqualTo(GIVEN_UP_ONCE);
        assertThat(lane.hasEveryRecordOnce()).isTrue();
        assertThat(outcome.state().counts()).isEqualTo(new Counts(11, 11, 0, 0, 4, 33));
    }

    @Test
    void whatIsGivenUpIsOverwrittenNeverDeletedStoredOrNot() throws Exception {
        lane.bucket.advance(OLD);
        lane.run(lane.work(2));

        assertThat(lane.objects())
                .containsExactly(
                        "out/p/d1-all-1-0",
                        "out/p/d1-all-1-1",
                        "out/p/d1-all-4-0",
                        "out/p/d1-all-4-1",
                        "out/p/d1-all-4-2",
                        "out/p/d1-all-4-3");
        assertThat(lane.bucket.bytes("out/p/d1-all-1-0")).isEmpty();
        assertThat(lane.bucket.bytes("out/p/d1-all-1-1")).isEmpty();
        assertThat(lane.bucket.attributes("out/p/d1-all-1-1")).isEqualTo(Attributes.OCTET_STREAM);
    }

    @Test
    void aRerunThatDiffersIsGivenUpOnceThePlanIsOld() throws Exception {
        ModelWork moody = new ModelWork(lane.source, 1, () -> Integer.MAX_VALUE, _ -> "q");

        assertThat(lane.run(moody).ending()).isEqualTo(Ending.PLAN_OF_ANOTHER);
        lane.bucket.advance(OLD);
        assertThat(lane.run(moody).ending()).isEqualTo(Ending.NOTHING_DUE);
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void aLockProvesThatNobodyElseWorksSoAYoungPlanIsGivenUpAtOnce() throws Exception {
        LaneOutcome outcome =
                lane.run(lane.work(2), Lane.settings(1000), FakeObjectStore.local(lane.bucket, Faults.none()));

        assertThat(outcome.ending()).isEqualTo(Ending.NOTHING_DUE);
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void aSleeperWhoseKeysWereBlankedNoticesAndFollows() throws Exception {
        boolean[] slept = {false};
        Faults sleepy = (operation, key) -> {
            if (!slept[0] && operation == Operation.PUT_IF_ABSENT && key.endsWith("d1-all-1-1")) {
                slept[0] = true;
                lane.bucket.advance(OLD);
                runQuietly(lane.work(2));
            }
            return Fault.NONE;
        };

        assertThat(lane.run(lane.work(1), sleepy).ending()).isEqualTo(Ending.NOTHING_DUE);
        assertThat(slept[0]).isTrue();
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @Test
    void aBlankWhoseOutcomeStaysUnknownIsBlankedAgainByTheNextRun() throws Exception {
        lane.bucket.advance(OLD);
        Faults puts = (operation, _) -> operation == Operation.PUT ? Fault.LOST : Fault.NONE;

        assertThatThrownBy(() -> lane.run(lane.work(2), puts)).isInstanceOf(StoreException.class);
        assertThat(lane.kinds()).containsExactly("start", "plan", "files", "void");
        assertThat(lane.state().orElseThrow().open()).isEmpty();
        lane.run(lane.work(2));
        assertThat(lane.hasEveryRecordOnce()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whateverGoesWrongWithAnyOneCallOfTheSuccessorTheNextRunMakesGood(Fault fault) throws Exception {
        for (int call = 0; call < MOST_CALLS; call++) {
            Lane hit = new Lane();
            leaveAPlanInTheMiddle(hit);
            hit.bucket.advance(OLD);
            try {
                hit.run(hit.work(2), Lane.at(call, fault));
            } catch (StoreException | SimulatedCrash e) {
                assertThat(fault).as(e.toString()).isNotEqualTo(Fault.NONE);
            }
            hit.run(hit.work(2));
            while (!hit.bucket.late().isEmpty()) {
                hit.bucket.land(0);
            }
            assertThat(hit.hasEveryRecordOnce())
                    .as("%s at call %d", fault, call)
                    .isTrue();
            assertThat(hit.kinds()).as("%s at call %d", fault, call).isEqualTo(GIVEN_UP_ONCE);
        }
    }

    private void runQuietly(LaneWork work) {
        try {
            lane.run(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
