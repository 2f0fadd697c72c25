package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads JSON records into a [ColumnBatch], token by token from their bytes: no tree, no text per value.
///
/// One record is one JSON object and becomes one row; a record that doesn't become one leaves the batch as it was.
/// Missing keys and `null` are null, unknown keys are skipped, and of a key that comes twice the last counts. A byte
/// order mark before the object is passed over. Not safe for several threads.
public final class JsonRowReader {

    /// A larger record fails.
    public static final int MAX_RECORD_BYTES = 1 << 28;

    private static final int MARK_BYTES = 3;

    private final ColumnBatch batch;
    private final StructNode row;
    private final JsonCursor json = new JsonCursor();

    /// @throws InvalidTableException where the dialect can't read one of the columns; names the column
    public JsonRowReader(ColumnBatch batch, JsonDialect dialect) {
        this.batch = batch;
        this.row = RowNodes.row(batch, dialect);
    }

    public ColumnBatch batch() {
        return batch;
    }

    /// Adds the record as a row of the batch.
    ///
    /// @return null where the row was added, and else what is wrong with the record
    public @Nullable RowFailure read(Slice record) {
        byte[] array = record.array();
        int end = record.offset() + record.length();
        int start = afterMark(array, record.offset(), end);
        if (isBlank(array, start, end)) {
            return RowFailure.BLANK;
        }
        RowFailure unreadable = unreadable(array, start, end);
        if (unreadable != null) {
            return unreadable;
        }
        batch.beginRow();
        RowFailure failure = readRow(array, start, end);
        if (failure == null) {
            batch.endRow();
        } else {
            batch.rollBackRow();
        }
        return failure;
    }

    private @Nullable RowFailure readRow(byte[] array, int start, int end) {
        try {
            json.start(array, start, end);
            RowFailure failure = readValue();
            JsonToken more = json.nextOrEnd();
            json.close();
            return more == null || failure != null ? failure : RowFailure.SEVERAL_VALUES;
        } catch (JsonProcessingException e) {
            return new RowFailure(RowFailure.PARSE_ERROR, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes is read without I/O", e);
        }
    }

    private @Nullable RowFailure readValue() throws IOException {
        JsonToken first = json.next();
        if (first.isScalarValue()) {
            return RowFailure.PRIMITIVE;
        }
        if (row.read(json, first, 0)) {
            return null;
        }
        if (first == JsonToken.START_ARRAY) {
            json.skipValue();
        }
        return json.failure();
    }

    /// What the tokenizer would take for another encoding, or pass on unseen.
    private static @Nullable RowFailure unreadable(byte[] array, int start, int end) {
        if (end - start > MAX_RECORD_BYTES) {
            return new RowFailure(
                    RowFailure.MALFORMED_DATA,
                    "The record must have at most " + MAX_RECORD_BYTES + " bytes but has " + (end - start) + ".");
        }
        int valid = Utf8.validUntil(array, start, end);
        if (valid < end) {
            return parseError("Invalid UTF-8 byte 0x" + Integer.toHexString(array[valid] & 0xff), valid - start);
        }
        for (int at = start; at < Math.min(start + Integer.BYTES, end); at++) {
            if (array[at] == 0) {
                return parseError("Illegal character ((CTRL-CHAR, code 0))", at - start);
            }
        }
        return null;
    }

    private static RowFailure parseError(String what, int offset) {
        return new RowFailure(RowFailure.PARSE_ERROR, what + "\n at [byte offset: #" + offset + "]");
    }

    private static int afterMark(byte[] array, int start, int end) {
        boolean marked = end - start >= MARK_BYTES
                && array[start] == (byte) 0xef
                && array[start + 1] == (byte) 0xbb
                && array[start + 2] == (byte) 0xbf;
        return marked ? start + MARK_BYTES : start;
    }

    private static boolean isBlank(byte[] array, int start, int end) {
        for (int at = start; at < end; at++) {
            if (array[at] != ' ' && array[at] != '\n' && array[at] != '\r' && array[at] != '\t') {
                return false;
            }
        }
        return true;
    }
}
