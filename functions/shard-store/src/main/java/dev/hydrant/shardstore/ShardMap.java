package dev.hydrant.shardstore;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The shards of a stream: all there ever were, and which of them takes a hash key now.
///
/// It is written down as its list of all.
///
/// @param all by index
/// @param open those that take records, by hash key; their ranges leave no gap
public record ShardMap(@JsonValue List<Shard> all, List<Shard> open) {

    public ShardMap {
        all = List.copyOf(all);
        open = List.copyOf(open);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ShardMap of(List<Shard> all) {
        return new ShardMap(
                all,
                all.stream()
                        .filter(Shard::isOpen)
                        .sorted(Comparator.comparing(Shard::startingHashKey))
                        .toList());
    }

    /// With these shards in the places of their indexes, or behind all that there were.
    ShardMap with(List<Shard> changed) {
        List<Shard> shards = new ArrayList<>(all);
        for (Shard shard : changed) {
            if (shard.index() < shards.size()) {
                shards.set(shard.index(), shard);
            } else {
                shards.add(shard);
            }
        }
        return of(shards);
    }

    /// The open shard that takes records of this hash key.
    Shard shardFor(BigInteger hashKey) {
        int low = 0;
        int high = open.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.get(middle).endingHashKey().compareTo(hashKey) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Shard shard = open.get(low);
        if (!shard.range().contains(hashKey)) {
            throw new IllegalStateException("no shard holds hash key " + hashKey);
        }
        return shard;
    }

    /// The shards that were split or merged from this one.
    List<Shard> childrenOf(Shard parent) {
        return all.stream()
                .filter(shard -> shard.parents().contains(parent.index()))
                .toList();
    }
}
