/// The shard store beside a peer, over the wire from another process: `./hydrant bench shards`.
@NullMarked
package dev.hydrant.bench.shards;

import org.jspecify.annotations.NullMarked;
