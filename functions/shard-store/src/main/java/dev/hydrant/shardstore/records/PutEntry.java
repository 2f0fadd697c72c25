package dev.hydrant.shardstore.records;

import dev.hydrant.wire.Blob;

/// A record to be put: its partition key in UTF-8 and its payload.
public record PutEntry(byte[] key, Blob data) {

    /// What counts for limits: the key and the payload, in bytes.
    public int size() {
        return key.length + data.length();
    }
}
