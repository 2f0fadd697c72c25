package dev.hydrant.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One entry of a lane's log; never changed once it is there.
///
/// A log reads `start (plan files* (done | void))*`, and may end anywhere in between.
public sealed interface Entry {

    /// Where each shard begins: the first entry of a lane, number 0, kept for the lane's life.
    ///
    /// @param delivery the id minted when the delivery was made: all its keys derive from it, so that a
    ///     delivery made again shares none
    /// @param positions where to begin; a source's latest position is pinned here
    /// @param properties what else its maker wants to find again
    record Start(String delivery, Positions positions, Instant created, Map<String, String> properties)
            implements Entry {

        public Start {
            if (delivery.isEmpty()) {
                throw new IllegalArgumentException("`delivery` must not be empty");
            }
            properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        }
    }

    /// The records to deliver next: those in `(after, cut.through]`, in the order of their shards.
    record Plan(Positions after, Cut cut, Shape shape) implements Entry {

        public Plan {
            if (after.equals(cut.through())) {
                throw new IllegalArgumentException("a plan must move on from " + after);
            }
        }
    }

    /// The plan's next objects, before any of them is stored.
    ///
    /// @param counts what became of the plan's records, so that `done` needs no rerun; null unless this is
    ///     the last such entry of the plan
    record Files(List<PlannedObject> objects, @Nullable Counts counts) implements Entry {

        public Files {
            objects = List.copyOf(objects);
            if (objects.isEmpty() && counts == null) {
                throw new IllegalArgumentException("only a plan's last files entry may list no objects");
            }
        }

        /// Whether the plan makes no objects beyond these.
        public boolean last() {
            return counts != null;
        }
    }

    /// Exactly the objects that the plan's files entries list are delivered.
    ///
    /// @param plan the number of the plan that ends here
    /// @param positions of every shard, the plan's included
    /// @param counts of all plans of the lane that are done, this one's included
    record Done(long plan, Positions positions, Counts counts) implements Entry {}

    /// The plan is given up and its objects don't count.
    ///
    /// @param plan the number of the plan that ends here
    @SuppressWarnings("AvoidCommonTypeNames") // the log's own word; nobody means java.lang.Void here
    record Void(long plan, String reason) implements Entry {}
}
