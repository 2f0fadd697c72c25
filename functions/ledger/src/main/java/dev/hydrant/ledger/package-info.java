/// Lanes, plans and checkpoints: exactly-once lives here.
@NullMarked
package dev.hydrant.ledger;

import org.jspecify.annotations.NullMarked;
