/// What the native binary replaces in ORC: see docs/NATIVE.md. The JVM never loads these classes.
@NullMarked
package dev.hydrant.orc.internal.graal;

import org.jspecify.annotations.NullMarked;
