/// Shard store and delivery in one HTTP process.
@NullMarked
package dev.hydrant.server;

import org.jspecify.annotations.NullMarked;
