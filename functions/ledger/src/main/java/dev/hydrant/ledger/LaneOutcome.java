package dev.hydrant.ledger;

/// How a run over a lane ended.
///
/// @param state where the lane stands now
/// @param entriesAppended by this run; 0 where there was nothing to do
/// @param objectsCreated objects of the destination's data that this run stored and that weren't there before
public record LaneOutcome(Ending ending, LaneState state, long entriesAppended, long objectsCreated) {

    /// Why a run ended.
    public enum Ending {
        /// Everything that is due is delivered.
        NOTHING_DUE,
        /// The open plan can't be carried out by this worker, and is too young to be given up: another may be
        /// at work on it. Come again later.
        PLAN_OF_ANOTHER,
        /// The worker is as old as it may get; another run goes on.
        OUT_OF_TIME
    }
}
