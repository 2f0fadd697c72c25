package dev.hydrant.transform.builtin;

import java.util.Map;
import java.util.Objects;

/// What a query made of one record.
public sealed interface Extraction {

    /// The values for `!{partitionKeyFromQuery:key}`, none of them empty.
    record Keys(Map<String, String> values) implements Extraction {
        public Keys {
            values = Map.copyOf(values);
        }
    }

    /// The record has no such keys.
    ///
    /// @param reason what the error record says
    record Failed(String reason) implements Extraction {
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
