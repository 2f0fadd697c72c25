/// Records to raw, optionally compressed bytes.
@NullMarked
package dev.hydrant.raw;

import org.jspecify.annotations.NullMarked;
