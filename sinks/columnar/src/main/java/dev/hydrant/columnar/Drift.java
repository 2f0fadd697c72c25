package dev.hydrant.columnar;

/// A column in which records and a table differ.
///
/// @param kind how they differ
/// @param column the path: the table's names, and for a new one the record's key
/// @param count for MISSING and NEW how many objects lack or have it, for FAILS how many records it costs
/// @param example of MISSING the beginning of a record, of NEW the beginning of a value, of FAILS the message
public record Drift(Kind kind, String column, long count, String example) {

    /// How a column differs.
    public enum Kind {
        /// The table has it, but objects don't: it becomes null.
        MISSING,
        /// Objects have it, but the table doesn't: it is lost.
        NEW,
        /// A value doesn't fit its type: the record fails.
        FAILS
    }
}
