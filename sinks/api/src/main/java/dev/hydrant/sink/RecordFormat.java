package dev.hydrant.sink;

/// A file format: records in, file bytes out.
///
/// An instance keeps one set of buffers and so has at most one open writer; it belongs to one thread at a time.
public interface RecordFormat {

    /// A stable name, written in the ledger, such as `parquet` or `raw-gzip`.
    String name();

    /// What a key ends in by default, with its dot; empty where Firehose gives none.
    String extension();

    Attributes attributes();

    /// Starts a file. The writer before it must be finished or discarded.
    RecordFileWriter openWriter();

    /// A valid file of this format that holds no record.
    Content emptyFile();
}
