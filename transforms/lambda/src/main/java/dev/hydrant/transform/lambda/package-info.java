/// The Firehose transformation contract, both ways.
@NullMarked
package dev.hydrant.transform.lambda;

import org.jspecify.annotations.NullMarked;
