/// Streams, shards and the log.
@NullMarked
package dev.hydrant.shardstore;

import org.jspecify.annotations.NullMarked;
