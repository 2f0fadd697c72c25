/// The AWS JSON and CBOR protocol, once, for Kinesis and Firehose.
@NullMarked
package dev.hydrant.wire;

import org.jspecify.annotations.NullMarked;
