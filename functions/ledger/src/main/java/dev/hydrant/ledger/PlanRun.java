package dev.hydrant.ledger;

import dev.hydrant.sink.Effect;
import dev.hydrant.sink.Pull;

/// A plan being carried out: the objects it makes, lazily and in a fixed order.
public interface PlanRun extends Pull<Effect.Put> {

    /// What became of the plan's records; known once [#next] has answered null.
    ///
    /// @throws IllegalStateException before
    Counts counts();
}
