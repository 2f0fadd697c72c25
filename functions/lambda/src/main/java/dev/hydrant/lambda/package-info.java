/// The one Quarkus Lambda application.
@NullMarked
package dev.hydrant.lambda;

import org.jspecify.annotations.NullMarked;
