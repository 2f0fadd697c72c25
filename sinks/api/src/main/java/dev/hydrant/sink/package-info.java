/// The ports between the delivery and its sinks: records in, effects and refused records out.
@NullMarked
package dev.hydrant.sink;

import org.jspecify.annotations.NullMarked;
