package dev.hydrant.shardstore;

/// Where a stream is in its life; named as on the wire.
public enum StreamStatus {
    CREATING,
    ACTIVE,
    DELETING
}
