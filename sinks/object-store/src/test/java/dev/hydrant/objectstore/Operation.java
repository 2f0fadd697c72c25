package dev.hydrant.objectstore;

/// The calls of an [ObjectStore] that can go wrong; listing is one call per page.
public enum Operation {
    PUT_IF_ABSENT,
    PUT,
    GET,
    HEAD,
    LIST,
    DELETE,
    NOW,
    LOCK
}
