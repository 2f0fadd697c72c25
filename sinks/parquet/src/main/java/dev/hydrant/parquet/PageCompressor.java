package dev.hydrant.parquet;

/// Compresses one page after the other; keeps its tables between them.
interface PageCompressor {

    /// Appends the compressed form to `out`.
    void compress(byte[] bytes, int offset, int length, Bytes out);
}
