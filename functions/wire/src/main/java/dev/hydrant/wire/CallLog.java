package dev.hydrant.wire;

/// Keeps a record of every call.
public interface CallLog {

    /// Keeps nothing.
    CallLog NONE = new CallLog() {
        @Override
        public void admit() {}

        @Override
        public void ended(EndedCall call) {}
    };

    /// Makes room for one call before it is carried out: what can't be recorded isn't done.
    ///
    /// @throws ServiceException if there is no room
    void admit();

    /// Records a call that was admitted, before its answer leaves, or its stream begins. Called once for each that was.
    void ended(EndedCall call);
}
