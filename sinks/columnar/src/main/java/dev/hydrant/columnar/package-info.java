/// Tables and column batches: JSON records are shredded straight into columns, from which both formats are made.
@NullMarked
package dev.hydrant.columnar;

import org.jspecify.annotations.NullMarked;
