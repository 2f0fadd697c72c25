/// Column batches to ORC file bytes.
@NullMarked
package dev.hydrant.orc;

import org.jspecify.annotations.NullMarked;
