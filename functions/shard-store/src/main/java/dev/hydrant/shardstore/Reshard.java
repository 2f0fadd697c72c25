package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Splits and merges the shards of a stream, step by step, all at one time.
///
/// Scaling goes the way AWS documents: by splits and merges of single shards, so that each shard has at most
/// two parents; what it makes on the way is closed as soon as it is made.
final class Reshard {

    private final List<Shard> all;
    private final NavigableMap<BigInteger, Integer> openByStart = new TreeMap<>();
    private final int numberOffset;
    private final long millis;

    /// @param firstNumber the first shard number in the store that isn't taken
    /// @param millis when the old shards close
    Reshard(ShardMap map, int firstNumber, long millis) {
        this.all = new ArrayList<>(map.all());
        map.open().forEach(shard -> openByStart.put(shard.startingHashKey(), shard.index()));
        this.numberOffset = firstNumber - all.size();
        this.millis = millis;
    }

    ShardMap result() {
        return ShardMap.of(all);
    }

    void split(int index, BigInteger startingHashKey) {
        HashRange range = all.get(index).range();
        close(index);
        open(new HashRange(range.start(), startingHashKey.subtract(BigInteger.ONE)), List.of(index));
        open(new HashRange(startingHashKey, range.end()), List.of(index));
    }

    /// @return the index of the shard that they become
    int merge(int index, int adjacentIndex) {
        HashRange lower = all.get(index).range();
        HashRange higher = all.get(adjacentIndex).range();
        close(index);
        close(adjacentIndex);
        return open(new HashRange(lower.start(), higher.end()), List.of(index, adjacentIndex));
    }

    void scale(int shards) {
        List<HashRange> targets = HashKeys.split(shards);
        for (HashRange target : targets) {
            if (!openByStart.containsKey(target.start())) {
                split(openByStart.floorEntry(target.start()).getValue(), target.start());
            }
        }
        for (HashRange target : targets) {
            Iterator<Integer> pieces = List.copyOf(openByStart
                            .subMap(target.start(), true, target.end(), true)
                            .values())
                    .iterator();
            int merged = pieces.next();
            while (pieces.hasNext()) {
                merged = merge(merged, pieces.next());
            }
        }
    }

    private void close(int index) {
        Shard shard = all.get(index);
        all.set(index, shard.closedAt(millis));
        openByStart.remove(shard.startingHashKey());
    }

    /// A child's sequence numbers begin a second after its parents closed, and after its parents' whatever the
    /// clock says.
    private int open(HashRange range, List<Integer> parents) {
        long created = millis / 1000 + 1;
        for (int parent : parents) {
            created = Math.max(created, all.get(parent).createdSeconds() + 1);
        }
        int index = all.size();
        all.add(new Shard(numberOffset + index, index, range, created, millis, Shard.NEVER, parents));
        openByStart.put(range.start(), index);
        return index;
    }
}
