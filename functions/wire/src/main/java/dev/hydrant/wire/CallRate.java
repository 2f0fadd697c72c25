package dev.hydrant.wire;

/// How often AWS takes an operation.
///
/// @param perSecond so many calls
/// @param per of what
public record CallRate(int perSecond, Per per) {

    /// What the calls are counted for.
    public enum Per {
        ACCOUNT,
        STREAM,
        /// A shard; of SubscribeToShard, a consumer of it.
        SHARD
    }
}
