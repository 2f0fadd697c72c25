@NullMarked
package dev.hydrant.shardstore.metadata;

import org.jspecify.annotations.NullMarked;
