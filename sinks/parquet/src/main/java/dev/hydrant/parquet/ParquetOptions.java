package dev.hydrant.parquet;

/// The options of Firehose's `ParquetSerDe`, within its limits.
///
/// @param blockSizeBytes where a row group ends, measured in encoded bytes; the block that padding is about
/// @param pageSizeBytes where a page ends, measured before dictionary encoding and compression
/// @param enableDictionaryCompression whether values that repeat are written once for each row group
/// @param maxPaddingBytes zeros that may be written so that a row group begins with a block; 0 for never
public record ParquetOptions(
        int blockSizeBytes,
        int pageSizeBytes,
        ParquetCompression compression,
        boolean enableDictionaryCompression,
        int maxPaddingBytes,
        ParquetVersion writerVersion) {

    public static final int DEFAULT_BLOCK_SIZE_BYTES = 256 * 1024 * 1024;
    public static final int SMALLEST_BLOCK_SIZE_BYTES = 64 * 1024 * 1024;
    public static final int DEFAULT_PAGE_SIZE_BYTES = 1024 * 1024;
    public static final int SMALLEST_PAGE_SIZE_BYTES = 64 * 1024;

    public ParquetOptions {
        requireAtLeast("blockSizeBytes", SMALLEST_BLOCK_SIZE_BYTES, blockSizeBytes);
        requireAtLeast("pageSizeBytes", SMALLEST_PAGE_SIZE_BYTES, pageSizeBytes);
        requireAtLeast("maxPaddingBytes", 0, maxPaddingBytes);
    }

    /// What Firehose uses where a configuration says nothing.
    public static ParquetOptions defaults() {
        return new ParquetOptions(
                DEFAULT_BLOCK_SIZE_BYTES,
                DEFAULT_PAGE_SIZE_BYTES,
                ParquetCompression.SNAPPY,
                false,
                0,
                ParquetVersion.V1);
    }

    public ParquetOptions withBlockSizeBytes(int bytes) {
        return new ParquetOptions(
                bytes, pageSizeBytes, compression, enableDictionaryCompression, maxPaddingBytes, writerVersion);
    }

    public ParquetOptions withPageSizeBytes(int bytes) {
        return new ParquetOptions(
                blockSizeBytes, bytes, compression, enableDictionaryCompression, maxPaddingBytes, writerVersion);
    }

    public ParquetOptions withCompression(ParquetCompression other) {
        return new ParquetOptions(
                blockSizeBytes, pageSizeBytes, other, enableDictionaryCompression, maxPaddingBytes, writerVersion);
    }

    public ParquetOptions withDictionaryCompression(boolean enabled) {
        return new ParquetOptions(blockSizeBytes, pageSizeBytes, compression, enabled, maxPaddingBytes, writerVersion);
    }

    public ParquetOptions withMaxPaddingBytes(int bytes) {
        return new ParquetOptions(
                blockSizeBytes, pageSizeBytes, compression, enableDictionaryCompression, bytes, writerVersion);
    }

    public ParquetOptions withWriterVersion(ParquetVersion version) {
        return new ParquetOptions(
                blockSizeBytes, pageSizeBytes, compression, enableDictionaryCompression, maxPaddingBytes, version);
    }

    private static void requireAtLeast(String name, int smallest, int value) {
        if (value < smallest) {
            throw new IllegalArgumentException("`" + name + "` must be at least " + smallest + " but was " + value);
        }
    }
}
