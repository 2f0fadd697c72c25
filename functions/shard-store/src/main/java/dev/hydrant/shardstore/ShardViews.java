package dev.hydrant.shardstore;

import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import org.jspecify.annotations.Nullable;

/// Writes a shard as DescribeStream and ListShards show it.
final class ShardViews {

    private ShardViews() {}

    static Struct shard(Shape.Structure shape, Shard shard) {
        return Struct.of(shape)
                .with("ShardId", shard.id())
                .with("ParentShardId", parent(shard, 0))
                .with("AdjacentParentShardId", parent(shard, 1))
                .with("HashKeyRange", range(shape, shard))
                .with(
                        "SequenceNumberRange",
                        Struct.of(shape.inner("SequenceNumberRange"))
                                .with("StartingSequenceNumber", shard.first().toString())
                                .with(
                                        "EndingSequenceNumber",
                                        shard.isOpen() ? null : shard.last().toString())
                                .build())
                .build();
    }

    /// A child as a reader at the end of its parent is shown it.
    static Struct child(Shape.Structure shape, Shard shard) {
        return Struct.of(shape)
                .with("ShardId", shard.id())
                .with("ParentShards", shard.parents().stream().map(Shard::id).toList())
                .with("HashKeyRange", range(shape, shard))
                .build();
    }

    private static Struct range(Shape.Structure shape, Shard shard) {
        return Struct.of(shape.inner("HashKeyRange"))
                .with("StartingHashKey", shard.startingHashKey().toString())
                .with("EndingHashKey", shard.endingHashKey().toString())
                .build();
    }

    private static @Nullable String parent(Shard shard, int which) {
        return which < shard.parents().size() ? Shard.id(shard.parents().get(which)) : null;
    }
}
