package dev.hydrant.raw;

import dev.hydrant.sink.Attributes;

/// Firehose's `CompressionFormat`: how an object of unconverted records is compressed, and how it is labelled.
///
/// Extensions and content encodings are those that AWS gives, also where its documentation says otherwise
/// (`.hsnappy` is never written).
public enum RawCompression {
    UNCOMPRESSED("UNCOMPRESSED", "", ""),
    GZIP("GZIP", ".gz", "gzip"),
    ZIP("ZIP", ".zip", "zip"),
    SNAPPY("Snappy", ".snappy", "snappy-java"),
    HADOOP_SNAPPY("HADOOP_SNAPPY", ".snappy", "hadoop-snappy");

    private final String wireName;
    private final String extension;
    private final String contentEncoding;

    RawCompression(String wireName, String extension, String contentEncoding) {
        this.wireName = wireName;
        this.extension = extension;
        this.contentEncoding = contentEncoding;
    }

    /// Its name in a delivery stream's configuration.
    public String wireName() {
        return wireName;
    }

    /// With its dot; empty for uncompressed records.
    public String extension() {
        return extension;
    }

    public Attributes attributes() {
        return contentEncoding.isEmpty() ? Attributes.OCTET_STREAM : Attributes.encoded(contentEncoding);
    }

    RawEncoder newEncoder() {
        return switch (this) {
            case UNCOMPRESSED -> new PlainEncoder();
            case GZIP -> new GzipEncoder();
            case ZIP -> new ZipEncoder();
            case SNAPPY -> SnappyEncoder.xerial();
            case HADOOP_SNAPPY -> SnappyEncoder.hadoop();
        };
    }
}
