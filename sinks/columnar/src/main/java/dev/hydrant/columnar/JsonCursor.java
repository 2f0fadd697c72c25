package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The record being read: its tokens one after the other, and the value that didn't fit last.
///
/// The one place that knows the tokenizer.
final class JsonCursor {

    /// A row may not have more entries in all its leaves: a few bytes for each element of an array become an entry in
    /// every leaf below it.
    static final int MAX_ROW_ENTRIES = 1 << 26;

    private static final byte[] NO_BYTES = new byte[0];

    private RecordParser parser = new RecordParser(NO_BYTES, 0, 0);
    private boolean isReusable;
    private byte[] source = NO_BYTES;
    private int start;
    private int end;
    private int entriesLeft;
    private @Nullable Mismatch mismatch;

    /// Reads the object of a record from its first token to its last.
    @FunctionalInterface
    interface ObjectReader {
        /// @return null, or why the record isn't taken; the cursor is at the object's end
        /// @throws com.fasterxml.jackson.core.JacksonException where the source isn't JSON
        @Nullable
        RowFailure read(JsonToken first) throws IOException;
    }

    /// Reads a record that is one JSON object, with blanks around it and perhaps a byte order mark before it.
    ///
    /// @return null where it is one and was taken
    @Nullable
    RowFailure readRecord(Slice record, ObjectReader reader) {
        int from = RecordText.start(record);
        int to = record.offset() + record.length();
        RowFailure unreadable = RecordText.unreadable(record.array(), from, to);
        if (unreadable != null) {
            return unreadable;
        }
        try {
            start(record.array(), from, to);
            RowFailure failure = readValue(reader);
            if (!parser.isAtEnd()) {
                parser.nextToken();
                return failure == null ? RowFailure.SEVERAL_VALUES : failure;
            }
            isReusable = parser.isReusable();
            return failure;
        } catch (JsonProcessingException e) {
            return RowFailure.unparsed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes is read without I/O", e);
        }
    }

    private void start(byte[] array, int from, int to) {
        source = array;
        start = from;
        end = to;
        entriesLeft = MAX_ROW_ENTRIES;
        mismatch = null;
        if (isReusable) {
            parser.restart(array, from, to);
        } else {
            parser = new RecordParser(array, from, to);
        }
        isReusable = false;
    }

    private @Nullable RowFailure readValue(ObjectReader reader) throws IOException {
        JsonToken first = next();
        if (first == JsonToken.START_OBJECT) {
            return reader.read(first);
        }
        if (first == JsonToken.START_ARRAY) {
            parser.skipChildren();
            return Mismatch.notAnObject(source, start, end);
        }
        return RowFailure.PRIMITIVE;
    }

    byte[] source() {
        return source;
    }

    /// The next token inside a value, where the record can't end.
    JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IllegalStateException("the tokenizer reports an early end itself");
        }
        return token;
    }

    /// The next key of the object, or null at its end.
    @Nullable
    String nextName() throws IOException {
        return parser.nextFieldName();
    }

    /// Moves over the value at hand.
    void skipValue() throws IOException {
        parser.skipChildren();
    }

    /// How many objects and arrays are open, with the one at hand.
    int depth() {
        return parser.getParsingContext().getNestingDepth();
    }

    /// Moves to the end of the half-read value that began in the object or array of this depth.
    void leaveTo(int depth) throws IOException {
        while (depth() > depth) {
            next();
        }
    }

    /// The characters of the string, number or key at hand, from [#from] to [#to]: a string without its escapes, a
    /// number as it stands in the source.
    char[] chars() throws IOException {
        return parser.getTextCharacters();
    }

    int from() throws IOException {
        return parser.getTextOffset();
    }

    int to() throws IOException {
        return parser.getTextOffset() + parser.getTextLength();
    }

    /// Moves over the string at hand if its bytes in [#source] are its text, from [#rawFrom] to [#rawTo];
    /// [#chars] can't be asked for then.
    ///
    /// @return false where it has escapes; nothing has changed then
    boolean takeRawString() {
        return parser.takeRawString();
    }

    int rawFrom() {
        return parser.rawFrom();
    }

    int rawTo() {
        return parser.rawTo();
    }

    /// Where the token at hand begins in [#source].
    int tokenStart() {
        return start + Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    /// Where the token at hand ends in [#source].
    int tokenEnd() {
        return start + Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    /// The source text of the value that begins there, cut where it is long.
    String textFrom(int valueStart) {
        return Mismatch.text(source, valueStart, end);
    }

    /// Counts entries about to be made for an element of an array or map.
    ///
    /// @return false where the row has too many
    boolean takeEntries(int count) {
        boolean enough = entriesLeft >= count;
        entriesLeft = enough ? entriesLeft - count : 0;
        return enough;
    }

    /// The value at hand doesn't fit.
    ///
    /// @return false, always
    boolean mismatch(RowNode node) {
        return mismatch(node, "");
    }

    boolean mismatch(RowNode node, String reason) {
        mismatch = new Mismatch(node.path(), node.type(), tokenStart() - start, reason);
        return false;
    }

    /// A value that was put aside doesn't fit after all.
    ///
    /// @return false, always
    boolean mismatch(Mismatch earlier) {
        mismatch = earlier;
        return false;
    }

    /// What didn't fit last.
    Mismatch lastMismatch() {
        if (mismatch == null) {
            throw new IllegalStateException("everything has fitted");
        }
        return mismatch;
    }

    RowFailure failure() {
        return lastMismatch().toFailure(source, start, end);
    }
}
