package dev.hydrant.sink;

/// Where a plan's records go: a pure function from records to effects and refused records.
///
/// It does no I/O but in the scratch space handed to it, reads no clock and draws no random number: for the same plan
/// and records it emits the same effects in the same order, whoever runs it and however often.
public interface Destination {

    /// Turns the plan's records into what is to be done, lazily: nothing is read before the first
    /// [Pull#next] of the result, and memory stays within the destination's budget however many records there are.
    ///
    /// The caller closes both.
    ///
    /// @param records in sequence order within a shard
    Pull<Emission> deliver(PlanIdentity plan, Pull<SinkRecord> records, Scratch scratch);
}
