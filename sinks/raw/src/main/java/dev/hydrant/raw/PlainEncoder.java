package dev.hydrant.raw;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;

/// The bytes as they come.
final class PlainEncoder implements RawEncoder {

    private final ContentBuffer out = new ContentBuffer();

    @Override
    public void write(byte[] bytes, int offset, int length) {
        out.write(bytes, offset, length);
    }

    @Override
    public Content finish() {
        return out.take();
    }

    @Override
    public void discard() {
        out.take();
    }
}
