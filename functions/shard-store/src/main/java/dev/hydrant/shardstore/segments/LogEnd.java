package dev.hydrant.shardstore.segments;

/// The end of a log.
///
/// @param index of the last block; 0 if there is none
/// @param records that block's; 0 if it was trimmed
/// @param millis when its records arrived
/// @param closed whether it closes the log
public record LogEnd(long index, int records, long millis, boolean closed) {

    static final LogEnd EMPTY = new LogEnd(0, 0, 0, false);
}
