package dev.hydrant.objectstore;

import java.time.Instant;

/// What a listing says of an object.
///
/// @param length bytes
/// @param lastModified by the store's clock, at the store's resolution (a second on S3)
public record ObjectInfo(String key, long length, Instant lastModified) {}
