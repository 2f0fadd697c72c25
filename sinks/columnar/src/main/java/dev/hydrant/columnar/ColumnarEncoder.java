package dev.hydrant.columnar;

import dev.hydrant.sink.Content;

/// Column batches in, the bytes of one columnar file out. Made for one table; used for file after file.
///
/// [#write] may be called any number of times, then either [#finish] or [#discard]; after that a new file begins.
/// Not safe for several threads.
public interface ColumnarEncoder {

    /// Adds a batch's rows. The batch may be cleared and filled again afterwards.
    void write(ColumnBatch batch);

    /// The finished file; a valid empty one where no row was written.
    Content finish();

    /// Gives up what was written since the last file.
    void discard();

    /// Whether the format has a place for this timestamp: a record with one that it can't hold is refused, not
    /// written as another.
    ///
    /// @param micros since 1970-01-01T00:00:00Z, within the years 1 to 9999
    default boolean holdsTimestamp(long micros) {
        return true;
    }
}
