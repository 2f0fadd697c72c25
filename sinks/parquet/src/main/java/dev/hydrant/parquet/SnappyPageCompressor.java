package dev.hydrant.parquet;

import io.airlift.compress.snappy.SnappyCompressor;

/// Bare Snappy, without a framing, in plain Java.
final class SnappyPageCompressor implements PageCompressor {

    private final SnappyCompressor snappy = new SnappyCompressor();

    @Override
    public void compress(byte[] bytes, int offset, int length, Bytes out) {
        int most = snappy.maxCompressedLength(length);
        out.reserve(most);
        int written = snappy.compress(bytes, offset, length, out.array(), out.length(), most);
        out.setLength(out.length() + written);
    }
}
