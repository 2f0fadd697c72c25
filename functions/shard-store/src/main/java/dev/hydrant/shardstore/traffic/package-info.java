/// How much goes through streams and shards: what is limited, what is measured, and what a stream grows by.
@NullMarked
package dev.hydrant.shardstore.traffic;

import org.jspecify.annotations.NullMarked;
