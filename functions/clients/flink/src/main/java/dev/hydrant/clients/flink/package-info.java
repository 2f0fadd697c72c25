/// A Flink job that reads a stream.
@NullMarked
package dev.hydrant.clients.flink;

import org.jspecify.annotations.NullMarked;
