/// Streams and their shards, and the operations on them.
@NullMarked
package dev.hydrant.shardstore;

import org.jspecify.annotations.NullMarked;
