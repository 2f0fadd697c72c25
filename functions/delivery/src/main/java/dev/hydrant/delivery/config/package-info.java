/// A delivery stream as Firehose's own JSON describes it, parsed into values that are valid.
@NullMarked
package dev.hydrant.delivery.config;

import org.jspecify.annotations.NullMarked;
