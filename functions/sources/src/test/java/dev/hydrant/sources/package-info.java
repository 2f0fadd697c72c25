@NullMarked
package dev.hydrant.sources;

import org.jspecify.annotations.NullMarked;
