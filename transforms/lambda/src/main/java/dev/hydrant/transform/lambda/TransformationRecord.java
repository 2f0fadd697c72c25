package dev.hydrant.transform.lambda;

import dev.hydrant.transform.StreamRecord;

/// One record of a request.
sealed interface TransformationRecord {

    String recordId();

    record Decoded(String recordId, StreamRecord record) implements TransformationRecord {}

    /// Its data isn't base64, which costs this record alone.
    record Undecodable(String recordId, String reason) implements TransformationRecord {}
}
