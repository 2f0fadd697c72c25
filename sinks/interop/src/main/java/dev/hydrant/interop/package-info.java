/// What every columnar format must carry: tables over all types and nestings, and rows with nulls and extremes.
@NullMarked
package dev.hydrant.interop;

import org.jspecify.annotations.NullMarked;
