package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.segments.PieceSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Fills a page with records of a segment log, from a counter on.
final class PageSink implements PieceSink {

    private final Page page;
    private final long fromCounter;

    PageSink(Page page, long fromCounter) {
        this.page = page;
        this.fromCounter = fromCounter;
    }

    @Override
    public boolean isFull() {
        return page.isClosed();
    }

    @Override
    public long roomForBytes() {
        return page.roomForBytes();
    }

    @Override
    public void take(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer piece = ByteBuffer.wrap(bytes);
        int position = offset;
        while (position < offset + length && !page.isClosed()) {
            int runBytes =
                    RunFormat.HEADER_BYTES + RunFormat.header(piece, position).length();
            RunFormat.read(bytes, position, fromCounter, page);
            position += runBytes;
        }
    }
}
