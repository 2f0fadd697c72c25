/// Benchmarks beside a peer, in the same run: `./hydrant bench`.
@NullMarked
package dev.hydrant.bench;

import org.jspecify.annotations.NullMarked;
