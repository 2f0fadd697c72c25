/// The changes to the streams: the port [MetadataLog], on a local disk and on an object store. It knows bytes only.
@NullMarked
package dev.hydrant.shardstore.metadata;

import org.jspecify.annotations.NullMarked;
