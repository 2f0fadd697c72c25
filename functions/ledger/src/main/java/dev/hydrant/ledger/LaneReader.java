package dev.hydrant.ledger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Finds out from a lane's log where the lane stands: from the newest entry back to what is delivered for
/// good.
final class LaneReader {

    /// How often a lane is listed again because others move on while it is read.
    private static final int READ_ATTEMPTS = 100;

    private final LaneLog log;

    /// The newest number seen: what stands after it is all that a fresh listing needs to show.
    private long seen;

    LaneReader(LaneLog log) {
        this.log = log;
    }

    Standing read() throws IOException {
        ThinnedException stale = new ThinnedException();
        for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
            Optional<Standing.Slot> tail = log.newestFrom(seen);
            if (tail.isEmpty()) {
                return new Standing.Empty();
            }
            seen = tail.get().number();
            try {
                return standing(tail.get());
            } catch (ThinnedException e) {
                // Others went on and thinned the log since it was listed: look again.
                stale = e;
            }
        }
        throw new LedgerException(
                log.place(seen) + " and before: entries are missing, " + READ_ATTEMPTS + " times", stale);
    }

    private Standing standing(Standing.Slot tail) throws ThinnedException {
        Entry newest = entry(tail.number());
        return switch (newest) {
            case Entry.Start start ->
                new Standing.Idle(new Standing.Checkpoint(start, start.positions(), Counts.NONE), tail, 0);
            case Entry.Done done -> new Standing.Idle(checkpoint(done), tail, done.plan());
            case Entry.Plan plan -> open(tail);
            case Entry.Files files -> open(tail);
            case Entry.Void given -> {
                Listed listed = listed(tail.number() - 1);
                yield new Standing.GivenUp(checkpointBefore(listed.number()), tail, listed);
            }
        };
    }

    private Standing open(Standing.Slot tail) throws ThinnedException {
        Listed listed = listed(tail.number());
        return new Standing.Open(checkpointBefore(listed.number()), tail, listed);
    }

    /// The plan at or before this entry, with the files entries after it.
    private Listed listed(long last) throws ThinnedException {
        Deque<Entry.Files> backwards = new ArrayDeque<>();
        for (long number = last; ; number--) {
            switch (entry(number)) {
                case Entry.Plan plan -> {
                    return joined(number, plan, backwards);
                }
                case Entry.Files files -> backwards.addFirst(files);
                case Entry.Start start -> throw outOfPlace(number, "start");
                case Entry.Done done -> throw outOfPlace(number, "done");
                case Entry.Void given -> throw outOfPlace(number, "void");
            }
        }
    }

    private static Listed joined(long number, Entry.Plan plan, Deque<Entry.Files> files) {
        List<PlannedObject> objects = new ArrayList<>();
        files.forEach(entry -> objects.addAll(entry.objects()));
        Entry.Files last = files.peekLast();
        return new Listed(number, plan, objects, last == null ? null : last.counts());
    }

    /// What was delivered for good when the plan of this number was made: plans given up may stand between.
    private Standing.Checkpoint checkpointBefore(long plan) throws ThinnedException {
        for (long number = plan - 1; ; number--) {
            switch (entry(number)) {
                case Entry.Start start -> {
                    return new Standing.Checkpoint(start, start.positions(), Counts.NONE);
                }
                case Entry.Done done -> {
                    return checkpoint(done);
                }
                case Entry.Plan given -> {}
                case Entry.Files given -> {}
                case Entry.Void given -> {}
            }
        }
    }

    private Standing.Checkpoint checkpoint(Entry.Done done) throws ThinnedException {
        if (entry(0) instanceof Entry.Start start) {
            return new Standing.Checkpoint(start, done.positions(), done.counts());
        }
        throw outOfPlace(0, "something else than start");
    }

    private Entry entry(long number) throws ThinnedException {
        Optional<Entry> entry = log.read(number);
        return entry.orElseThrow(ThinnedException::new);
    }

    private LedgerException outOfPlace(long number, String kind) {
        return new LedgerException(log.place(number) + " is out of place: a `" + kind + "` can't stand there");
    }

    /// An entry that a listing showed, or that must precede one, isn't there any more.
    private static final class ThinnedException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
