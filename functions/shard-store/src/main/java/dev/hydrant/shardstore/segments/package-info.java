/// A log of segments in an object store, each made with create-if-absent at its index: any number of writers,
/// readers, mergers and trimmers, in any number of processes, with no clock to agree on.
///
/// Indexes grow by one from 1 on. What counts at an index is the first object that was made there, for ever:
/// as a raw segment at first, later as a part of the merged one that covers it, and never again once the
/// horizon is past it. A raw segment that was deleted after merging or trimming leaves a free key, where a
/// sleeper's late put may land; such a ghost is nobody's: [SegmentWriter] and [SegmentReader] tell it from
/// what counts by looking after they put or read.
@NullMarked
package dev.hydrant.shardstore.segments;

import org.jspecify.annotations.NullMarked;
