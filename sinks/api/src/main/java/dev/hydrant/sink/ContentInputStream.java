package dev.hydrant.sink;

import java.io.InputStream;
import java.util.List;

/// Reads the chunks of a [Content] one after the other.
final class ContentInputStream extends InputStream {

    private final List<Slice> chunks;
    private int chunk;
    private int position;

    ContentInputStream(List<Slice> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        if (!hasBytes()) {
            return -1;
        }
        Slice current = chunks.get(chunk);
        return current.array()[current.offset() + position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasBytes()) {
            return -1;
        }
        Slice current = chunks.get(chunk);
        int count = Math.min(length, current.length() - position);
        System.arraycopy(current.array(), current.offset() + position, into, offset, count);
        position += count;
        return count;
    }

    private boolean hasBytes() {
        while (chunk < chunks.size() && position == chunks.get(chunk).length()) {
            chunk++;
            position = 0;
        }
        return chunk < chunks.size();
    }
}
