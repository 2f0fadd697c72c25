package dev.hydrant.ledger;

import dev.hydrant.sink.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finished objects that are listed and stored together.
///
/// @param counts what became of the plan's records; null unless the plan makes no objects beyond these
record Batch(List<Made> made, @Nullable Counts counts) {

    /// An object and its bytes.
    record Made(PlannedObject object, Content content) {}

    Batch {
        made = List.copyOf(made);
    }

    int size() {
        return made.size();
    }

    boolean last() {
        return counts != null;
    }

    PlannedObject object(int index) {
        return made.get(index).object();
    }

    /// The objects from this index on; none where it is past the end.
    List<PlannedObject> objectsFrom(int index) {
        return made.stream().skip(index).map(Made::object).toList();
    }
}
