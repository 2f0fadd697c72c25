@NullMarked
package dev.hydrant.columnar;

import org.jspecify.annotations.NullMarked;
