@NullMarked
package dev.hydrant.ledger;

import org.jspecify.annotations.NullMarked;
