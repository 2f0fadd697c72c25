package dev.hydrant.shardstore;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A consumer that was registered with a stream.
///
/// @param deletedMillis when it was deregistered, or [StoredStream#NOT_DELETED]
/// @param policy the resource policy, in JSON; empty if there is none
record StreamConsumer(String name, long createdMillis, long deletedMillis, Map<String, String> tags, String policy) {

    StreamConsumer {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    static StreamConsumer of(String name, long createdMillis, Map<String, String> tags) {
        return new StreamConsumer(name, createdMillis, StoredStream.NOT_DELETED, tags, "");
    }

    StreamConsumer deletedAt(long millis) {
        return new StreamConsumer(name, createdMillis, millis, tags, policy);
    }

    StreamConsumer withTags(Map<String, String> other) {
        return new StreamConsumer(name, createdMillis, deletedMillis, other, policy);
    }

    StreamConsumer withPolicy(String other) {
        return new StreamConsumer(name, createdMillis, deletedMillis, tags, other);
    }
}
