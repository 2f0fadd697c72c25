@NullMarked
package dev.hydrant.delivery.pipeline;

import org.jspecify.annotations.NullMarked;
