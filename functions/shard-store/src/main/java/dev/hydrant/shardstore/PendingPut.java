package dev.hydrant.shardstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One call's records on their way to the disk: a run per shard, safe together or not at all.
final class PendingPut {

    /// The records of one shard, encoded.
    record Run(ShardRuns runs, int shard, int count, byte[] records) {}

    /// Where a run's records came to stand.
    record Placed(long firstCounter, long arrivalMillis) {}

    private final List<Run> runs;
    private final int bytes;
    private final CompletableFuture<List<Placed>> outcome = new CompletableFuture<>();

    PendingPut(List<Run> runs) {
        this.runs = List.copyOf(runs);
        int sum = 0;
        for (Run run : runs) {
            sum += RunFormat.HEADER_BYTES + run.records().length;
        }
        this.bytes = sum;
    }

    List<Run> runs() {
        return runs;
    }

    int bytes() {
        return bytes;
    }

    CompletableFuture<List<Placed>> outcome() {
        return outcome;
    }

    /// A batch of such puts, with the places found for their runs.
    static final class Batch {
        final List<PendingPut> puts = new ArrayList<>();
        final List<Placed> places = new ArrayList<>();
        final List<Integer> offsets = new ArrayList<>();
        int bytes;

        void add(PendingPut put) {
            puts.add(put);
            bytes += put.bytes;
        }
    }
}
