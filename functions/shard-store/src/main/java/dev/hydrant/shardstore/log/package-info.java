/// An append-only log of checksummed batches over a disk, and the disk.
@NullMarked
package dev.hydrant.shardstore.log;

import org.jspecify.annotations.NullMarked;
