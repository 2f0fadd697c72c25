package dev.hydrant.sink;

import java.util.Map;

/// The per-record values that an output prefix may name.
///
/// @param fromQuery values of `!{partitionKeyFromQuery:…}`, made by the jq query
/// @param fromLambda values of `!{partitionKeyFromLambda:…}`, made by the transform
public record PartitionKeys(Map<String, String> fromQuery, Map<String, String> fromLambda) {

    /// What a record has where nothing partitions dynamically.
    public static final PartitionKeys NONE = new PartitionKeys(Map.of(), Map.of());

    public PartitionKeys {
        fromQuery = Map.copyOf(fromQuery);
        fromLambda = Map.copyOf(fromLambda);
    }
}
