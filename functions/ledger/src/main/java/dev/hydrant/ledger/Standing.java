package dev.hydrant.ledger;

import java.time.Instant;
import java.util.Optional;

/// Where a lane stands, as its newest entries say: from it follows what a worker does next.
sealed interface Standing {

    /// One place of the log that is taken.
    ///
    /// @param written by the store's clock
    record Slot(long number, Instant written) {}

    /// What is delivered for good.
    ///
    /// @param counts of all plans that are done
    record Checkpoint(Entry.Start start, Positions positions, Counts counts) {}

    /// There is no entry yet.
    record Empty() implements Standing {}

    /// A lane that has begun.
    sealed interface Begun extends Standing {

        Checkpoint checkpoint();

        /// The newest entry.
        Slot tail();

        LaneState state();
    }

    /// No plan is under way: the newest entry is `start` or `done`.
    ///
    /// @param plan the number of the plan that is done; 0 where none is
    record Idle(Checkpoint checkpoint, Slot tail, long plan) implements Begun {

        @Override
        public LaneState state() {
            return new LaneState(checkpoint.start(), checkpoint.positions(), checkpoint.counts(), Optional.empty());
        }
    }

    /// A plan is to be carried out: the newest entry is `plan` or `files`.
    record Open(Checkpoint checkpoint, Slot tail, Listed listed) implements Begun {

        @Override
        public LaneState state() {
            return new LaneState(
                    checkpoint.start(), checkpoint.positions(), checkpoint.counts(), Optional.of(listed.plan()));
        }
    }

    /// A plan was given up: the newest entry is `void`.
    record GivenUp(Checkpoint checkpoint, Slot tail, Listed listed) implements Begun {

        @Override
        public LaneState state() {
            return new LaneState(checkpoint.start(), checkpoint.positions(), checkpoint.counts(), Optional.empty());
        }
    }
}
