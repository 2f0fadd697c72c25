package dev.hydrant.shardstore.metadata;

import java.io.IOException;

/// What was changed, in one order: what the streams of a shard store are made of. This object follows the log, and
/// stands behind the last entry that it told or appended. One thread at a time, but for [#isShared].
///
/// What was appended is durable: it survives the death of the process and a loss of power.
public interface MetadataLog extends AutoCloseable {

    /// Takes what the log tells.
    interface Follower {

        /// The state that all entries up to some place led to, in the bytes that [#keep] was given; it takes the
        /// place of all that was told before.
        void state(byte[] state) throws IOException;

        /// The entry behind what was told before.
        void entry(byte[] entry) throws IOException;
    }

    /// Whether others may append as well.
    boolean isShared();

    /// Tells what was appended behind the place where this object stands, by anyone whose append had returned.
    ///
    /// @throws IOException if it can't be read, or is damaged
    void readOn(Follower follower) throws IOException;

    /// Appends an entry exactly behind the place where this object stands.
    ///
    /// @return whether it is there; if it isn't, others have appended: read on
    /// @throws IOException if it isn't there, or may be, or may appear yet; reading on shows whether it is
    boolean append(byte[] entry) throws IOException;

    /// Whether so many entries follow the last state that was kept that it is time for another.
    boolean wantsState();

    /// Keeps the state that the entries up to this object's place led to, so that nobody needs to read them.
    ///
    /// @throws IOException if it may not be there, which harms nothing
    void keep(byte[] state) throws IOException;

    /// Deletes what nobody needs any more.
    void trim() throws IOException;

    @Override
    void close() throws IOException;
}
