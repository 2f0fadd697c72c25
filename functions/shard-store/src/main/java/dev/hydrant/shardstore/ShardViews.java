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
                .with(
                        "HashKeyRange",
                        Struct.of(shape.inner("HashKeyRange"))
                                .with("StartingHashKey", shard.startingHashKey().toString())
                                .with("EndingHashKey", shard.endingHashKey().toString())
                                .build())
                .with(
                        "SequenceNumberRange",
                        Struct.of(shape.inner("SequenceNumberRange"))
                                .with("StartingSequenceNumber", shard.first().toString())
                                .build())
                .build();
    }

    private static @Nullable String parent(Shard shard, int which) {
        return which < shard.parents().size() ? Shard.id(shard.parents().get(which)) : null;
    }
}
