package dev.hydrant.delivery;

import java.util.List;

/// A shard of a source.
///
/// @param id unique in its stream
/// @param parents ids of the shards whose records come before this one's: none, one (a split) or two (a merge)
public record SourceShard(String id, List<String> parents) {

    public SourceShard {
        parents = List.copyOf(parents);
    }
}
