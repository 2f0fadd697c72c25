package dev.hydrant.shardstore;

import java.util.List;

/// Splits the shards of on-demand streams that stay busy, in halves.
///
/// A shard is split once more than half of what it takes was put in each of the last five whole minutes: AWS
/// promises it within fifteen. What was put before the process began isn't counted.
final class OnDemandScaling {

    private static final int MINUTES = 5;

    /// AWS's default for an on-demand stream: 200 MiB/s.
    private static final int MAX_SHARDS = 200;

    private final ShardStore store;

    OnDemandScaling(ShardStore store) {
        this.store = store;
    }

    void run() {
        StreamChanges changes = new StreamChanges(store);
        for (StoredStream stream : store.streams()) {
            if (!busyShards(stream).isEmpty()) {
                changes.resharding(
                        stream,
                        current ->
                                changes.entry(current, current.settings(), new Resharding.Halves(busyShards(current))));
            }
        }
    }

    private List<Integer> busyShards(StoredStream stream) {
        if (stream.settings().mode() != StreamMode.ON_DEMAND || store.status(stream) != StreamStatus.ACTIVE) {
            return List.of();
        }
        long now = store.clock().millis();
        return stream.openShards().stream()
                .filter(shard -> shard.range().canBeHalved())
                .filter(shard -> store.traffic(stream, shard).stayedAboveHalf(MINUTES, now))
                .map(Shard::index)
                .limit(Math.max(0, MAX_SHARDS - stream.openShards().size()))
                .toList();
    }
}
