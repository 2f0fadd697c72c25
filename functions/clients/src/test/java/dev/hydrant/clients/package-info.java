/// Real Kinesis clients against the packaged server, each a process of its own.
@NullMarked
package dev.hydrant.clients;

import org.jspecify.annotations.NullMarked;
