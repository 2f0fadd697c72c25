package dev.hydrant.shardstore;

/// Where a stream, or a consumer of it, is in its life; named as on the wire.
public enum StreamStatus {
    CREATING,
    ACTIVE,
    UPDATING,
    DELETING
}
