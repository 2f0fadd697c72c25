/// Encryption of what is stored: a data key for every stretch of a shard, wrapped by a master key.
@NullMarked
package dev.hydrant.shardstore.encryption;

import org.jspecify.annotations.NullMarked;
