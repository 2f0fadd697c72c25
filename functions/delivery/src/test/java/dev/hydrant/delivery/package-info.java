@NullMarked
package dev.hydrant.delivery;

import org.jspecify.annotations.NullMarked;
