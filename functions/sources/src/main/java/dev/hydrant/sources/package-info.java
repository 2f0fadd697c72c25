/// Where records come from beyond our own log.
@NullMarked
package dev.hydrant.sources;

import org.jspecify.annotations.NullMarked;
