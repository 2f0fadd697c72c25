/// What the Kinesis Agent calls, with the AWS SDK for Java 1.
@NullMarked
package dev.hydrant.clients.sdk1;

import org.jspecify.annotations.NullMarked;
