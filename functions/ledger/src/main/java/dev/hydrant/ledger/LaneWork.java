package dev.hydrant.ledger;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.PlanIdentity;
import java.io.IOException;
import java.util.Optional;

/// What a lane carries, as the ledger sees it: a source that can be read again, and a pure function from its
/// records to objects.
///
/// An exception from any method ends the run and leaves the lane as it is: the next run goes on from there.
public interface LaneWork {

    /// What a new lane begins with; asked only where the lane is empty. Where two workers ask at once, one
    /// start wins and both go on from that one.
    Entry.Start start() throws IOException;

    /// What this worker's objects are shaped by; the same for the whole run.
    Shape shape();

    /// Reads on after these positions until a cut is due; may wait for it.
    ///
    /// @return empty where nothing is due: no records, or too few of them and nothing that asks for a cut
    Optional<Cut> cut(Entry.Start start, Positions after) throws IOException;

    /// Makes the plan's objects. The same plan makes the same objects in the same order, whoever runs it and
    /// however often; where it doesn't, the ledger notices and gives the plan up. The ledger closes the
    /// result.
    PlanRun carryOut(Entry.Start start, PlanIdentity identity, Entry.Plan plan) throws IOException;

    /// A valid file without records of the format of this name: what a given-up object is overwritten with.
    ///
    /// @param format as in [dev.hydrant.sink.Effect.Put#format]; any that an earlier engine used
    Content emptyFile(String format);
}
