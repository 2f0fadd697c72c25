package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.segments.PieceSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Fills a page with records of a segment log, from a counter on, and finds out whether there are more.
final class PageSink implements PieceSink {

    private final Page page;
    private final long fromCounter;
    private boolean more;

    PageSink(Page page, long fromCounter) {
        this.page = page;
        this.fromCounter = fromCounter;
    }

    /// A page that is full by chance with the last record there isn't known to be until another record was met.
    @Override
    public boolean isFull() {
        return more;
    }

    @Override
    public long roomForBytes() {
        return page.isClosed() ? 0 : page.roomForBytes();
    }

    @Override
    public void take(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer piece = ByteBuffer.wrap(bytes);
        int position = offset;
        while (position < offset + length && !more) {
            RunFormat.Header header = RunFormat.header(piece, position);
            long last = header.firstCounter() + header.count() - 1;
            if (last >= fromCounter) {
                if (!page.isClosed()) {
                    RunFormat.read(bytes, position, fromCounter, page);
                }
                more = page.isClosed() && page.records().getLast().counter() < last;
            }
            position += RunFormat.HEADER_BYTES + header.length();
        }
    }
}
