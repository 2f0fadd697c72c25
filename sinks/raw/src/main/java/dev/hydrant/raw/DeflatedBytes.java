package dev.hydrant.raw;

import dev.hydrant.sink.ContentBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A bare deflate stream with the checksum and length of what went in: the inside of gzip and of a zip entry.
final class DeflatedBytes {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final ContentBuffer out;

    DeflatedBytes(ContentBuffer out) {
        this.out = out;
    }

    void write(byte[] bytes, int offset, int length) {
        crc.update(bytes, offset, length);
        deflater.setInput(bytes, offset, length);
        while (!deflater.needsInput()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
    }

    void end() {
        deflater.finish();
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
    }

    /// The CRC-32 of the bytes before compression.
    int crc() {
        return (int) crc.getValue();
    }

    /// The number of bytes before compression.
    long length() {
        return deflater.getBytesRead();
    }

    void reset() {
        deflater.reset();
        crc.reset();
    }
}
