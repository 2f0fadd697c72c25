package dev.hydrant.parquet;

import dev.hydrant.columnar.Leaf;
import java.util.List;

/// A leaf with its place in a Parquet file.
///
/// @param path the names in the file's schema, the lists' and maps' middle groups among them
record FileColumn(Leaf leaf, List<String> path, Physical physical) {
    FileColumn {
        path = List.copyOf(path);
    }
}
