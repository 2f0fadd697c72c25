/// The records of shards: the port [RecordLog], on a local disk and on an object store.
@NullMarked
package dev.hydrant.shardstore.records;

import org.jspecify.annotations.NullMarked;
