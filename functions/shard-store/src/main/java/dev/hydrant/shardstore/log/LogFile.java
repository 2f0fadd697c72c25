package dev.hydrant.shardstore.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A file that is appended to, or else written at its places. One thread writes; any number read at the same time.
public interface LogFile extends AutoCloseable {

    /// Writes all that remains in the buffer at the end. After a failure the end may hold any part of it.
    void append(ByteBuffer bytes) throws IOException;

    /// Has room ready for so many bytes more, so that syncing them needn't make a new length safe as well: half the
    /// work
    /// of a small write. Until the file is truncated or closed, zeros may stand behind its end; a crash leaves them
    /// there. Where there is no room it does nothing.
    void reserve(int bytes);

    /// Writes at a place, and as far as it goes behind the end.
    void overwrite(ByteBuffer bytes, long position) throws IOException;

    /// Makes everything written so far survive a power loss.
    ///
    /// After a failure it is unknown what did, and trying again would not tell.
    void force() throws IOException;

    /// Fills the buffer from a position on.
    ///
    /// @throws java.io.EOFException if the file ends before the buffer is full
    void read(ByteBuffer into, long position) throws IOException;

    /// Where the next append goes. When a file is opened, that is behind all it holds.
    long size() throws IOException;

    /// Cuts the file off, and what was reserved behind it.
    void truncate(long size) throws IOException;

    /// May be repeated.
    @Override
    void close() throws IOException;
}
