package dev.hydrant.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan and what is written down of the objects it makes.
///
/// @param number the plan's entry number
/// @param objects of all its files entries, joined: a rerun with another budget divides the same list
///     otherwise
/// @param counts what became of the plan's records; null until the last files entry is there
record Listed(
        long number,
        Entry.Plan plan,
        List<PlannedObject> objects,
        @Nullable Counts counts) {

    Listed {
        objects = List.copyOf(objects);
    }

    /// Whether the last files entry is there.
    boolean isWhole() {
        return counts != null;
    }

    /// What became of the plan's records, where [#isWhole].
    Counts wholeCounts() {
        return Objects.requireNonNull(counts, "the last files entry isn't there yet");
    }

    /// In what a run of the plan differs from what is written down of an earlier one, empty where it agrees.
    ///
    /// @param from how many objects the run made before this batch
    Optional<String> difference(int from, Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int at = from + i;
            if (at >= objects.size()) {
                break;
            }
            if (!objects.get(at).equals(batch.object(i))) {
                return Optional.of(
                        "object " + at + " came out as " + batch.object(i) + ", listed is " + objects.get(at));
            }
        }
        int made = from + batch.size();
        if (made > objects.size() && isWhole()) {
            return Optional.of("more objects came out than the " + objects.size() + " that are listed");
        }
        if (made < objects.size() && batch.last()) {
            return Optional.of(made + " objects came out, not the " + objects.size() + " that are listed");
        }
        return Optional.empty();
    }

    /// What must be written down before the batch may be stored, empty where all of it is.
    ///
    /// @param from how many objects the run made before this batch
    Optional<Entry.Files> missing(int from, Batch batch) {
        List<PlannedObject> unlisted = batch.objectsFrom(Math.max(0, objects.size() - from));
        boolean ends = batch.last() && !isWhole();
        return unlisted.isEmpty() && !ends ? Optional.empty() : Optional.of(new Entry.Files(unlisted, batch.counts()));
    }
}
