package dev.hydrant.parquet;

/// `ParquetSerDe.WriterVersion`: the kind of data pages and the encodings in them.
public enum ParquetVersion {
    /// Data pages of the first kind, values plain or from a dictionary: read everywhere.
    V1,
    /// Data pages of the second kind, whose levels aren't compressed; integers and texts delta encoded.
    V2
}
