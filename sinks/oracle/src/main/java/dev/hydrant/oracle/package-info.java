/// Apache's own readers of ORC and Parquet, in a process of their own: what they find in our files, in the test kit's
/// canonical form.
@NullMarked
package dev.hydrant.oracle;

import org.jspecify.annotations.NullMarked;
