package dev.hydrant.shardstore.segments;

import java.io.IOException;

/// Takes what is read of a log, piece by piece, and skips of the first what is before the place it asked for.
public interface PieceSink {

    boolean isFull();

    /// How much more it would like; not a limit.
    long roomForBytes();

    /// Takes the records of a piece, as far as it has room; once it hasn't, it is full.
    void take(byte[] bytes, int offset, int length) throws IOException;
}
