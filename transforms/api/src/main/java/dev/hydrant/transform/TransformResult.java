package dev.hydrant.transform;

import java.util.Map;
import java.util.Objects;

/// What a transform says of a record: deliver this, leave it out, or it failed.
///
/// `Ok` and `Dropped` count as processed. A failed record goes to the error prefix as it came in.
public sealed interface TransformResult {

    /// Deliver these bytes.
    ///
    /// @param data the new payload
    /// @param partitionKeys values for `!{partitionKeyFromLambda:key}` in the output prefix, none of them empty
    record Ok(byte[] data, Map<String, String> partitionKeys) implements TransformResult {
        public Ok {
            Objects.requireNonNull(data, "data");
            partitionKeys = Map.copyOf(partitionKeys);
        }

        public Ok(byte[] data) {
            this(data, Map.of());
        }
    }

    /// Leave the record out, on purpose.
    record Dropped() implements TransformResult {}

    /// The record can't be processed.
    ///
    /// @param reason what the error record says
    record ProcessingFailed(String reason) implements TransformResult {
        public ProcessingFailed {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
