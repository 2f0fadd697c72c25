package dev.hydrant.ledger;

import java.util.Optional;

/// How far a lane has come.
///
/// @param positions delivered through here
/// @param counts of all plans that are done
/// @param open the plan under way, where there is one; what it has stored doesn't count yet
public record LaneState(Entry.Start start, Positions positions, Counts counts, Optional<Entry.Plan> open) {}
