package dev.hydrant.parquet;

/// Pages as they are.
final class NoCompressor implements PageCompressor {

    @Override
    public void compress(byte[] bytes, int offset, int length, Bytes out) {
        out.write(bytes, offset, length);
    }
}
