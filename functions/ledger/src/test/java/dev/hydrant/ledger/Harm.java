package dev.hydrant.ledger;

/// What a protocol may do to records, and this one must not.
enum Harm {
    LOST,
    /// Twice, when everybody is done.
    TWICE,
    /// Twice at some instant.
    SEEN_TWICE,
    /// Twice by a reader that lists page by page, then reads object by object, and sleeps in between.
    READ_TWICE,
    OUT_OF_ORDER,
    /// The counts of `done` are not what is there.
    MISCOUNTED,
    /// The ledger met what its own protocol can't leave behind.
    REFUSED,
    STUCK
}
