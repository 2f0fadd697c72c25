/// `hydrant demo`: real events through everything.
@NullMarked
package dev.hydrant.local.demo;

import org.jspecify.annotations.NullMarked;
