package dev.hydrant.raw;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;

/// One gzip member (RFC 1952) without a name or a time.
final class GzipEncoder implements RawEncoder {

    /// Magic, deflate, no flags, no time, no hint about the level, unknown file system.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final ContentBuffer out = new ContentBuffer();
    private final DeflatedBytes body = new DeflatedBytes(out);

    GzipEncoder() {
        out.write(HEADER);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        body.write(bytes, offset, length);
    }

    @Override
    public Content finish() {
        body.end();
        LittleEndian.writeInt(out, body.crc());
        LittleEndian.writeInt(out, (int) body.length());
        return restart();
    }

    @Override
    public void discard() {
        restart();
    }

    private Content restart() {
        Content file = out.take();
        body.reset();
        out.write(HEADER);
        return file;
    }
}
