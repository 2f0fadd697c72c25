package dev.hydrant.shardstore.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/// What a log tells its owner while it opens, file by file in order.
public interface LogReplay {

    /// Whether the owner knows already what a finished file holds, so that it needn't be read.
    ///
    /// @param bytes where the file ends
    boolean knows(long file, long bytes) throws IOException;

    /// A batch of a file that the owner didn't know. The payload is valid during the call only.
    void batch(LogPosition position, ByteBuffer payload) throws IOException;

    /// All of a finished file that the owner didn't know has been told.
    void finished(long file, long bytes) throws IOException;
}
