package dev.hydrant.sink;

import java.time.Instant;

/// All that may shape a plan's keys and times besides its records, so that a rerun makes the same objects.
///
/// @param delivery the id minted when the delivery was made
/// @param lane the lane's name
/// @param number the plan's entry number in its lane
/// @param cutTime when the plan was cut; the only clock reading that may appear in an object
public record PlanIdentity(String delivery, String lane, long number, Instant cutTime) {}
