@NullMarked
package dev.hydrant.shardstore.segments;

import org.jspecify.annotations.NullMarked;
