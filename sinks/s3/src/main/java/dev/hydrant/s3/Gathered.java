package dev.hydrant.s3;

import dev.hydrant.sink.SinkRecord;

/// A record as it comes out of a [Gather].
///
/// @param key what it was gathered by
/// @param record as it was added, but for its partition keys, which the key stands for
public record Gathered(GatherKey key, SinkRecord record) {}
