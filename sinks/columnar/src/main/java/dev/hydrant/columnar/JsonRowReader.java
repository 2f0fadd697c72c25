package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Reads JSON records into a [ColumnBatch], token by token from their bytes: no tree, no text per value.
///
/// One record is one JSON object and becomes one row; a record that doesn't become one leaves the batch as it was.
/// Missing keys and `null` are null, unknown keys are skipped, and of a key that comes twice the last counts. A byte
/// order mark before the object is passed over. Not safe for several threads.
public final class JsonRowReader {

    /// A larger record fails.
    public static final int MAX_RECORD_BYTES = 1 << 28;

    private final ColumnBatch batch;
    private final TimestampLimit timestampLimit = new TimestampLimit();
    private final StructNode row;
    private final JsonCursor json = new JsonCursor();
    private final JsonCursor.ObjectReader readRow = this::readRow;

    /// @throws InvalidTableException where the dialect can't read one of the columns; names the column
    public JsonRowReader(ColumnBatch batch, JsonDialect dialect) {
        this.batch = batch;
        this.row = RowNodes.row(batch, dialect, timestampLimit);
    }

    public ColumnBatch batch() {
        return batch;
    }

    /// Adds the record as a row of the batch.
    ///
    /// @return null where the row was added, and else what is wrong with the record
    public @Nullable RowFailure read(Slice record) {
        batch.beginRow();
        RowFailure failure = json.readRecord(record, readRow);
        if (failure == null) {
            batch.endRow();
        } else {
            batch.rollBackRow();
        }
        return failure;
    }

    /// From now on, refuses records with timestamps that a format can't hold.
    void limitTimestamps(LongPredicate held) {
        timestampLimit.set(held);
    }

    /// The tree that reads rows.
    StructNode row() {
        return row;
    }

    private @Nullable RowFailure readRow(JsonToken first) throws IOException {
        return row.read(json, first, 0) ? null : json.failure();
    }
}
