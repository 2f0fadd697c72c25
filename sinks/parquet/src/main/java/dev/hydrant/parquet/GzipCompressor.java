package dev.hydrant.parquet;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// One gzip member (RFC 1952) for each page, without a time.
final class GzipCompressor implements PageCompressor {

    /// Magic, deflate, no flags, no time, no hint about the level, unknown file system.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int STEP_BYTES = 16 * 1024;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();

    @Override
    public void compress(byte[] bytes, int offset, int length, Bytes out) {
        out.write(HEADER);
        deflater.reset();
        deflater.setInput(bytes, offset, length);
        deflater.finish();
        while (!deflater.finished()) {
            out.reserve(STEP_BYTES);
            int written = deflater.deflate(out.array(), out.length(), STEP_BYTES);
            out.setLength(out.length() + written);
        }
        crc.reset();
        crc.update(bytes, offset, length);
        out.writeInt((int) crc.getValue());
        out.writeInt(length);
    }
}
