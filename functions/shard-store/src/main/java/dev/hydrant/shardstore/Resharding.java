package dev.hydrant.shardstore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigInteger;
import java.util.List;

/// A change of a stream's shards that was asked for.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Resharding.Split.class, name = "split"),
    @JsonSubTypes.Type(value = Resharding.Merge.class, name = "merge"),
    @JsonSubTypes.Type(value = Resharding.Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = Resharding.Halves.class, name = "halves")
})
sealed interface Resharding {

    /// One shard becomes two.
    ///
    /// @param startingHashKey where the second one begins
    record Split(int shard, BigInteger startingHashKey) implements Resharding {}

    /// Two shards whose keys follow each other become one.
    record Merge(int shard, int adjacentShard) implements Resharding {}

    /// As many shards as this, of equal ranges.
    record Scale(int shards) implements Resharding {}

    /// Each of these shards becomes two of equal ranges.
    record Halves(List<Integer> shards) implements Resharding {
        public Halves {
            shards = List.copyOf(shards);
        }
    }

    /// The shards it leads to.
    ///
    /// @param firstNumber the first shard number in the store that isn't taken
    /// @param millis when the old shards close
    default ShardMap applyTo(ShardMap map, int firstNumber, long millis) {
        Reshard reshard = new Reshard(map, firstNumber, millis);
        switch (this) {
            case Split split -> reshard.split(split.shard(), split.startingHashKey());
            case Merge merge -> reshard.merge(merge.shard(), merge.adjacentShard());
            case Scale scale -> reshard.scale(scale.shards());
            case Halves halves ->
                halves.shards()
                        .forEach(index -> reshard.split(
                                index, map.all().get(index).range().middle()));
        }
        return reshard.result();
    }
}
