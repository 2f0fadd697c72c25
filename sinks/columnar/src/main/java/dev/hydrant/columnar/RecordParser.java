package dev.hydrant.columnar;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;

/// Jackson's tokenizer of UTF-8 bytes, used for record after record: making one costs more than reading a small record.
///
/// It goes on after a record whose object was read to its end; after anything else, another one is made.
final class RecordParser extends UTF8StreamJsonParser {

    /// How deep objects and arrays may lie in each other in a record, skipped ones included.
    static final int MAX_DEPTH = 1000;
    /// Keys are kept, as texts, until so many bytes of records brought new ones.
    private static final int MAX_BYTES_WITH_NEW_KEYS = 4 * 1024 * 1024;
    /// A longer record leaves large buffers behind.
    private static final int LARGEST_KEPT_RECORD_BYTES = 1024 * 1024;

    /// Records are bounded where they come in; a number, name or string may be as long as a record.
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    /// Interning would gather every key in the JVM's table, and many keys of one hash mustn't fail a record.
    private static final int KEY_FEATURES = JsonFactory.Feature.collectDefaults()
            & ~JsonFactory.Feature.INTERN_FIELD_NAMES.getMask()
            & ~JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW.getMask();

    private int start;
    private int knownKeys;
    private int bytesWithNewKeys;

    private int rawFrom;
    private int rawTo;

    RecordParser(byte[] array, int from, int to) {
        super(
                new IOContext(
                        CONSTRAINTS,
                        StreamWriteConstraints.defaults(),
                        ErrorReportConfiguration.defaults(),
                        new BufferRecycler(),
                        ContentReference.redacted(),
                        false),
                JsonParser.Feature.collectDefaults(),
                null,
                null,
                ByteQuadsCanonicalizer.createRoot().makeChild(KEY_FEATURES),
                array,
                from,
                to,
                0,
                false);
        start = from;
    }

    /// Goes on with another record.
    void restart(byte[] array, int from, int to) {
        _inputBuffer = array;
        _inputPtr = from;
        _inputEnd = to;
        _currInputProcessed = -from;
        _currInputRow = 1;
        _currInputRowStart = from;
        _currToken = null;
        _nextToken = null;
        start = from;
    }

    /// True where nothing but blanks follows the token at hand.
    boolean isAtEnd() {
        int at = _inputPtr;
        while (at < _inputEnd && isBlank(_inputBuffer[at])) {
            at++;
        }
        return at == _inputEnd;
    }

    /// Says, after a record was read to its end, whether [#restart] may follow: buffers and the memory of keys stay
    /// bounded.
    boolean isReusable() {
        int length = _inputEnd - start;
        if (_symbols.size() != knownKeys) {
            knownKeys = _symbols.size();
            bytesWithNewKeys += length;
        }
        return length <= LARGEST_KEPT_RECORD_BYTES
                && bytesWithNewKeys <= MAX_BYTES_WITH_NEW_KEYS
                && !_closed
                && _parsingContext.inRoot();
    }

    /// Moves over the string at hand if its bytes are its text, that is without an escape, from [#rawFrom] to [#rawTo].
    ///
    /// @return false where it has to be decoded; nothing has changed then
    boolean takeRawString() {
        if (!_tokenIncomplete) {
            return false;
        }
        byte[] buffer = _inputBuffer;
        int end = _inputEnd;
        int at = _inputPtr;
        while (at < end) {
            byte sign = buffer[at];
            if (sign == '"') {
                rawFrom = _inputPtr;
                rawTo = at;
                _inputPtr = at + 1;
                _tokenIncomplete = false;
                return true;
            }
            if (sign == '\\' || (sign >= 0 && sign < ' ')) {
                return false;
            }
            at++;
        }
        return false;
    }

    int rawFrom() {
        return rawFrom;
    }

    int rawTo() {
        return rawTo;
    }

    private static boolean isBlank(byte sign) {
        return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t';
    }
}
