package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader has read of a log so far, one record a block.
final class Reading {

    /// A record, and where it says that it is.
    record Read(String record, long index, long millis) {

        static byte[] bytes(String record, long index, long millis) {
            return (record + "@" + index + "@" + millis).getBytes(StandardCharsets.UTF_8);
        }

        static Read of(String text) {
            int at = text.indexOf('@');
            int last = text.lastIndexOf('@');
            return new Read(
                    text.substring(0, at),
                    Long.parseLong(text.substring(at + 1, last)),
                    Long.parseLong(text.substring(last + 1)));
        }
    }

    private final List<Read> records = new ArrayList<>();
    private long next = 1;
    private boolean closed;

    List<Read> records() {
        return records;
    }

    /// Whether the end of a closed log was read.
    boolean isAtTheEnd() {
        return closed;
    }

    long next() {
        return next;
    }

    /// Reads one more record, if there is one.
    ///
    /// @return whether there was
    boolean on(SegmentLog log) throws IOException {
        OneRecord sink = new OneRecord();
        LogPage page = log.read(next, 0, sink);
        if (sink.record == null) {
            next = page.index();
            closed = page.end() == LogPage.End.CLOSED;
            return false;
        }
        Read read = Read.of(sink.record);
        records.add(read);
        next = read.index() + 1;
        return true;
    }

    private static final class OneRecord implements PieceSink {
        private @Nullable String record;

        @Override
        public boolean isFull() {
            return record != null;
        }

        @Override
        public long roomForBytes() {
            return 1;
        }

        @Override
        public void take(byte[] bytes, int offset, int length) {
            record = new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
    }
}
