package dev.hydrant.delivery;

import java.io.InterruptedIOException;
import java.time.Duration;

/// What a delivery does when it has read all there is and no cut is due yet.
@FunctionalInterface
public interface Pacing {

    /// Comes back at once with nothing: the caller tries again later.
    Pacing DONT_WAIT = untilDue -> Decision.COME_BACK_LATER;

    /// Delivers whatever there is, and comes back.
    Pacing FLUSH = untilDue -> Decision.CUT_NOW;

    /// How to go on.
    enum Decision {
        READ_ON,
        /// Deliver what there is: a flush, or a graceful stop.
        CUT_NOW,
        COME_BACK_LATER
    }

    /// May wait for new records.
    ///
    /// @param untilDue after this long a cut is due whatever comes; the whole interval where there is no record yet
    Decision await(Duration untilDue) throws InterruptedIOException;
}
