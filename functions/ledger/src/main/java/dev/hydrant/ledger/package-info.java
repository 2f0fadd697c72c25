/// Lanes, plans and checkpoints: exactly-once lives here.
///
/// Start reading at `LaneRunner`: its `step` is the state machine, and each method that enforces one of the
/// protocol's rules says which. `Standing` is where a lane can stand, [dev.hydrant.ledger.Entry] what its log
/// holds, `LaneLog` how an entry gets there, `PlanObjects` how objects do.
///
/// 1. **Append**: create the next number, read back after a time-out, then look for anything newer; only an
///    entry so checked is acted on.
/// 2. **Plan**: after `start` or `done`, once a cut is due.
/// 3. **Carry out**: the same plan makes the same objects, whoever runs it.
/// 4. **Store**: write objects down before any of them is stored; when all are, anyone appends `done`.
/// 5. **Give up**: append `void` where `done` would stand, blank what was listed, plan the same records again.
@NullMarked
package dev.hydrant.ledger;

import org.jspecify.annotations.NullMarked;
