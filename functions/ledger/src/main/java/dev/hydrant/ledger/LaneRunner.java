package dev.hydrant.ledger;

import dev.hydrant.ledger.LaneOutcome.Ending;
import dev.hydrant.sink.PlanIdentity;
import java.io.IOException;
import java.util.Optional;

/// One worker's run over a lane: reads where the lane stands, does the next step, and begins again.
///
/// Any number of workers may run over a lane, of other versions, asleep for hours, or dead at any step: what
/// one of them does next follows from the log alone, and takes effect only through an entry that is checked.
final class LaneRunner {

    private final LaneName name;
    private final LaneWork work;
    private final Worker worker;
    private final LaneLog log;
    private final LaneReader reader;
    private final PlanObjects objects;
    private long appended;
    private long created;

    LaneRunner(LaneName name, LaneWork work, Worker worker, LaneLog log, PlanObjects objects) {
        this.name = name;
        this.work = work;
        this.worker = worker;
        this.log = log;
        this.reader = new LaneReader(log);
        this.objects = objects;
    }

    LaneOutcome run() throws IOException {
        while (true) {
            switch (reader.read()) {
                case Standing.Empty() -> append(0, work.start());
                case Standing.Begun lane -> {
                    Optional<Ending> ending = worker.isOutOfTime() ? Optional.of(Ending.OUT_OF_TIME) : step(lane);
                    if (ending.isPresent()) {
                        return new LaneOutcome(ending.get(), lane.state(), appended, created);
                    }
                }
            }
        }
    }

    /// The state machine: what follows from the newest entries. After `start` or `done` the next plan; after `plan`
    /// or `files` its objects, then `done`, or `void`; after `void` the same records again.
    ///
    /// @return why the run ends; empty to begin again from a fresh listing
    private Optional<Ending> step(Standing.Begun lane) throws IOException {
        return switch (lane) {
            case Standing.Idle idle -> plan(idle);
            case Standing.Open open -> proceed(open);
            case Standing.GivenUp givenUp -> planAgain(givenUp);
        };
    }

    private Optional<Ending> proceed(Standing.Open open) throws IOException {
        Listed listed = open.listed();
        if (listed.isWhole() && objects.hold(listed.objects())) {
            return done(open, open.tail().number() + 1, listed.wholeCounts());
        }
        if (!listed.plan().shape().equals(work.shape())) {
            return giveUp(open, "the worker is of another shape: " + work.shape());
        }
        return carryOut(open);
    }

    /// **Rule 2**: appends the next plan once a cut is due. Who loses the race follows the winner.
    private Optional<Ending> plan(Standing.Idle idle) throws IOException {
        log.thin(idle.plan(), worker.settings().historyRetention());
        Positions after = idle.checkpoint().positions();
        Optional<Cut> cut = work.cut(idle.checkpoint().start(), after);
        if (cut.isEmpty()) {
            return Optional.of(Ending.NOTHING_DUE);
        }
        append(idle.tail().number() + 1, new Entry.Plan(after, cut.get(), work.shape()));
        return Optional.empty();
    }

    /// **Rules 3 and 4**: runs the plan; writes down as many objects as the budget holds, stores them, then
    /// the next. What an earlier run wrote down must come out the same, however the lists are divided.
    private Optional<Ending> carryOut(Standing.Open open) throws IOException {
        Listed listed = open.listed();
        long tail = open.tail().number();
        if (!listed.objects().isEmpty() && !log.stands(tail)) {
            return Optional.empty();
        }
        int made = 0;
        try (PlanRun run = work.carryOut(open.checkpoint().start(), identity(open), listed.plan())) {
            Batches batches = new Batches(run, worker.settings().encodeBudgetBytes());
            Batch batch;
            do {
                batch = batches.next();
                Optional<String> difference = listed.difference(made, batch);
                if (difference.isPresent()) {
                    return giveUp(open, difference.get());
                }
                Optional<Entry.Files> missing = listed.missing(made, batch);
                if (missing.isPresent() && !append(++tail, missing.get())) {
                    return Optional.empty();
                }
                if (worker.isOutOfTime()) {
                    return Optional.of(Ending.OUT_OF_TIME);
                }
                if (!store(batch, tail)) {
                    return Optional.empty();
                }
                made += batch.size();
            } while (!batch.last());
            return done(open, tail + 1, listed.isWhole() ? listed.wholeCounts() : run.counts());
        }
    }

    /// **Rule 4**: all that the last files entry and those before it list is stored, so anyone ends the plan.
    private Optional<Ending> done(Standing.Open open, long number, Counts counts) throws IOException {
        Listed listed = open.listed();
        Standing.Checkpoint before = open.checkpoint();
        Positions positions = before.positions().movedTo(listed.plan().cut().through());
        append(
                number,
                new Entry.Done(listed.number(), positions, before.counts().plus(counts)));
        return Optional.empty();
    }

    /// **Rule 5**: gives the plan up at the index where `done` would stand, so one of the two wins.
    private Optional<Ending> giveUp(Standing.Open open, String reason) throws IOException {
        if (!worker.mayGiveUp(open.tail().written(), log.now())) {
            return Optional.of(Ending.PLAN_OF_ANOTHER);
        }
        append(open.tail().number() + 1, new Entry.Void(open.listed().number(), reason));
        return Optional.empty();
    }

    /// **Rule 5**: blanks what the given-up plan lists, then plans the same records again, under a new number
    /// and so under new keys.
    private Optional<Ending> planAgain(Standing.GivenUp givenUp) throws IOException {
        long tail = givenUp.tail().number();
        if (!log.stands(tail)) {
            return Optional.empty();
        }
        Listed listed = givenUp.listed();
        objects.blank(listed.objects(), work);
        Entry.Plan plan = listed.plan();
        append(tail + 1, new Entry.Plan(plan.after(), plan.cut(), work.shape()));
        return Optional.empty();
    }

    /// Whether the batch is stored; if not, the plan was given up and its keys are blanked meanwhile.
    private boolean store(Batch batch, long tail) throws IOException {
        try {
            created += objects.store(batch);
            return true;
        } catch (PlanObjects.OccupiedKeyException e) {
            if (log.hasNewer(tail)) {
                return false;
            }
            throw e;
        }
    }

    private boolean append(long number, Entry entry) throws IOException {
        boolean stands = log.append(number, entry);
        if (stands) {
            appended++;
        }
        return stands;
    }

    private PlanIdentity identity(Standing.Open open) {
        Listed listed = open.listed();
        return new PlanIdentity(
                open.checkpoint().start().delivery(),
                name.lane(),
                listed.number(),
                listed.plan().cut().time());
    }
}
