/// Column batches to Parquet file bytes.
@NullMarked
package dev.hydrant.parquet;

import org.jspecify.annotations.NullMarked;
