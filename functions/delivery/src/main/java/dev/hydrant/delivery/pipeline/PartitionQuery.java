package dev.hydrant.delivery.pipeline;

import dev.hydrant.sink.Slice;
import java.util.Map;

/// Finds a record's partition keys in its payload.
@FunctionalInterface
public interface PartitionQuery {

    /// @return keys with their values; those that are null are left out
    /// @throws QueryFailedException where the query makes no keys of this payload
    Map<String, String> keys(Slice payload) throws QueryFailedException;

    /// Fails one record.
    final class QueryFailedException extends Exception {

        private static final long serialVersionUID = 1L;

        public QueryFailedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
