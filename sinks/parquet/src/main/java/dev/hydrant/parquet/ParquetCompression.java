package dev.hydrant.parquet;

import org.apache.parquet.format.CompressionCodec;

/// `ParquetSerDe.Compression`: how pages are compressed.
public enum ParquetCompression {
    UNCOMPRESSED,
    GZIP,
    SNAPPY;

    CompressionCodec codec() {
        return switch (this) {
            case UNCOMPRESSED -> CompressionCodec.UNCOMPRESSED;
            case GZIP -> CompressionCodec.GZIP;
            case SNAPPY -> CompressionCodec.SNAPPY;
        };
    }

    PageCompressor newCompressor() {
        return switch (this) {
            case UNCOMPRESSED -> new NoCompressor();
            case GZIP -> new GzipCompressor();
            case SNAPPY -> new SnappyPageCompressor();
        };
    }
}
