package dev.hydrant.shardstore.segments;

/// What became of a block that was to be appended.
public sealed interface Appended {

    Appended BUSY = new Busy();

    Appended UNKNOWN = new Unknown();

    /// It counts at this index, for ever.
    ///
    /// @param millis when its records arrived
    record At(long index, long millis) implements Appended {}

    /// It isn't there: the log ends at this index.
    record Closed(long index) implements Appended {}

    /// It isn't there: the store couldn't take it, or others were always faster.
    record Busy() implements Appended {}

    /// It may count, may not, or may yet.
    record Unknown() implements Appended {}
}
