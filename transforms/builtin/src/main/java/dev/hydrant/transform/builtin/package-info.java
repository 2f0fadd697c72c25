/// Plain functions on records that a delivery stream can ask for by name.
@NullMarked
package dev.hydrant.transform.builtin;

import org.jspecify.annotations.NullMarked;
