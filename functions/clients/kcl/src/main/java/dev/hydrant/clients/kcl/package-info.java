/// A consumer written with the Kinesis Client Library.
@NullMarked
package dev.hydrant.clients.kcl;

import org.jspecify.annotations.NullMarked;
