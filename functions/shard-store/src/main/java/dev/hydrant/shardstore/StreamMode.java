package dev.hydrant.shardstore;

/// How a stream's capacity is set; named as on the wire.
public enum StreamMode {
    PROVISIONED,
    ON_DEMAND
}
