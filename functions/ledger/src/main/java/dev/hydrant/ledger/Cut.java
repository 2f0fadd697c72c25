package dev.hydrant.ledger;

import java.time.Instant;

/// Where the range of a plan ends, once a cut is due.
///
/// @param through position of the last record that belongs to the plan, per shard
/// @param records how many records of the source the range holds
/// @param digest of these records, so that a rerun notices where the source answers otherwise
/// @param time when the cut was made: the only clock reading that may appear in an object
public record Cut(Positions through, long records, String digest, Instant time) {

    public Cut {
        if (records < 1) {
            throw new IllegalArgumentException("`records` must be at least 1 but was " + records);
        }
    }
}
