package dev.hydrant.wire;

import java.time.Duration;

/// Where the events of one streaming answer come from. Whoever sends them pulls them: a reader that takes nothing has
/// nothing made for it.
///
/// [#next] is called by one thread at a time; [#end] and [#close] may be called by any, and end a wait at once.
public interface EventSource extends AutoCloseable {

    /// Waits for what comes next.
    ///
    /// @param atMost how long to wait; with nothing to wait for it answers what is there already
    /// @throws ServiceException if the stream fails: the client is told, and nothing follows
    Next next(Duration atMost) throws InterruptedException;

    /// Ends the stream from this side: the next step is [Next.End], unless something is left to say before it. The
    /// client may ask at once for what follows.
    void end();

    /// Frees what the stream holds. May be repeated; the next step is [Next.End].
    @Override
    void close();

    /// One step of a stream.
    sealed interface Next {

        /// Something happened.
        ///
        /// @param type the member of the operation's event stream that it is
        record Event(String type, Struct payload) implements Next {}

        /// Nothing happened, and the client is to know that.
        ///
        /// @param type the member of the operation's event stream that says so
        record SignOfLife(String type, Struct payload) implements Next {}

        /// The time is over.
        record Nothing() implements Next {}

        /// Nothing will follow.
        record End() implements Next {}
    }

    /// The one value of each that holds nothing.
    Next NOTHING = new Next.Nothing();

    Next END = new Next.End();
}
