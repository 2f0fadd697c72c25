package dev.hydrant.objectstore;

/// What goes wrong with one call of a [FakeObjectStore].
///
/// A read has no outcome that could be unknown: there, the lost answers are the same as [#UNAVAILABLE].
public enum Fault {
    NONE,
    /// Refused, as by a 503: nothing happens.
    UNAVAILABLE,
    /// The change never arrives, and the caller doesn't know.
    LOST,
    /// The change happens, and the caller doesn't know.
    ANSWER_LOST,
    /// The change is still under way, and the caller doesn't know; [FakeBucket#land] lets it arrive.
    LATE,
    /// The caller dies before the change.
    CRASH_BEFORE,
    /// The caller dies after the change.
    CRASH_AFTER
}
