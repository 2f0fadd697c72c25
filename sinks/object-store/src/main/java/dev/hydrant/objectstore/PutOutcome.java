package dev.hydrant.objectstore;

/// How a [ObjectStore#putIfAbsent] ended.
public enum PutOutcome {
    /// The object is there, and these are its bytes.
    CREATED,
    /// The key was taken before; the bytes under it are another's, or an earlier attempt's.
    EXISTS,
    /// No answer came: the object may be there, may never be, or may still appear. Read it back before
    /// deciding.
    UNKNOWN
}
