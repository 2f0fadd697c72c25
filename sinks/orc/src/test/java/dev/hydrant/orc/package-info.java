@NullMarked
package dev.hydrant.orc;

import org.jspecify.annotations.NullMarked;
