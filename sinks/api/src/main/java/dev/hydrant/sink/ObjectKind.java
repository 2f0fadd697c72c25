package dev.hydrant.sink;

/// What an object of a plan holds.
public enum ObjectKind {
    /// Records delivered to the destination.
    DATA,
    /// Source records as they came in.
    BACKUP,
    /// Records that could not be delivered, with the reason.
    ERROR
}
