@NullMarked
package dev.hydrant.local;

import org.jspecify.annotations.NullMarked;
