package dev.hydrant.ledger;

import java.time.Instant;
import java.time.InstantSource;

/// Whoever runs over a lane, and what it may do.
///
/// @param clock its own; only how long it has been running is measured by it
/// @param begun when it began, by its clock
/// @param alone whether a lock proves that nobody else works on the lane
record Worker(LedgerSettings settings, InstantSource clock, Instant begun, boolean alone) {

    /// The protocol's one assumption about time: a worker stops an hour after it began, so who removes what
    /// ended a day ago meets no one.
    boolean isOutOfTime() {
        return clock.instant().isAfter(begun.plus(settings.workerLifetime()));
    }

    /// Whether a plan may be taken for abandoned.
    ///
    /// @param newest when its newest entry was written, by the store's clock
    /// @param now by the store's clock
    boolean mayGiveUp(Instant newest, Instant now) {
        return alone || now.isAfter(newest.plus(settings.voidAfter()));
    }
}
