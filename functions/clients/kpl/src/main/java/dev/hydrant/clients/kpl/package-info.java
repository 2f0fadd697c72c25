/// A producer written with the Kinesis Producer Library.
@NullMarked
package dev.hydrant.clients.kpl;

import org.jspecify.annotations.NullMarked;
