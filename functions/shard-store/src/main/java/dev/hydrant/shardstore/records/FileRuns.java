package dev.hydrant.shardstore.records;

/// What is known of a shard's runs in a finished file without reading its index.
///
/// @param file the log file's number
/// @param indexOffset where the runs are listed in the index file
/// @param checksum of that list
/// @param closed whether the shard is closed in it
/// @param bytes that the runs take in the log
record FileRuns(
        long file,
        int shard,
        long firstCounter,
        long lastCounter,
        long firstMillis,
        long lastMillis,
        long bytes,
        long indexOffset,
        int runs,
        int checksum,
        boolean closed)
        implements RecordLog.Stretch {}
