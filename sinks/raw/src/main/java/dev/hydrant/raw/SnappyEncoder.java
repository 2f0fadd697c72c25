package dev.hydrant.raw;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;
import io.airlift.compress.snappy.SnappyCompressor;

/// Snappy blocks in one of the two framings that came before Snappy's own: snappy-java's stream or Hadoop's blocks.
///
/// Both are a run of `length, compressed bytes`; Hadoop puts the uncompressed length before each, snappy-java has a
/// header. Lengths are 4 bytes, highest first.
final class SnappyEncoder implements RawEncoder {

    /// Magic, version 1, readable from version 1 on.
    private static final byte[] XERIAL_HEADER = {(byte) 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0, 0, 0, 0, 1, 0, 0, 0, 1};
    private static final byte[] NO_HEADER = {};
    /// snappy-java's default.
    private static final int XERIAL_BLOCK_BYTES = 32 * 1024;
    /// What Hadoop's default buffer of 256 KiB takes at most: it leaves a sixth and 32 bytes for growth.
    private static final int HADOOP_BLOCK_BYTES = 256 * 1024 - (256 * 1024 / 6 + 32);

    private final byte[] header;
    private final boolean blockLengths;
    private final SnappyCompressor compressor = new SnappyCompressor();
    private final byte[] block;
    private final byte[] compressed;
    private final ContentBuffer out = new ContentBuffer();
    private int used;

    private SnappyEncoder(byte[] header, boolean blockLengths, int blockBytes) {
        this.header = header;
        this.blockLengths = blockLengths;
        this.block = new byte[blockBytes];
        this.compressed = new byte[compressor.maxCompressedLength(blockBytes)];
        out.write(header);
    }

    static SnappyEncoder xerial() {
        return new SnappyEncoder(XERIAL_HEADER, false, XERIAL_BLOCK_BYTES);
    }

    static SnappyEncoder hadoop() {
        return new SnappyEncoder(NO_HEADER, true, HADOOP_BLOCK_BYTES);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            int count = Math.min(left, block.length - used);
            System.arraycopy(bytes, from, block, used, count);
            used += count;
            from += count;
            left -= count;
            if (used == block.length) {
                writeBlock();
            }
        }
    }

    @Override
    public Content finish() {
        if (used > 0) {
            writeBlock();
        }
        return restart();
    }

    @Override
    public void discard() {
        restart();
    }

    private Content restart() {
        Content file = out.take();
        used = 0;
        out.write(header);
        return file;
    }

    private void writeBlock() {
        int length = compressor.compress(block, 0, used, compressed, 0, compressed.length);
        if (blockLengths) {
            writeInt(used);
        }
        writeInt(length);
        out.write(compressed, 0, length);
        used = 0;
    }

    private void writeInt(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }
}
