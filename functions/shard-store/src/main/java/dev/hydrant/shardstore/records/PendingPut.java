package dev.hydrant.shardstore.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One call's records on their way to the disk: a run per shard, safe together or not at all.
final class PendingPut {

    /// The records of a run that closes its shard, and of one that only says where its shard stands.
    static final byte[] CLOSING = {1};

    static final byte[] STANDING = {};

    /// The records of one shard, encoded; none of them in a mark.
    record Run(ShardRuns runs, int shard, int count, byte[] records) {
        boolean isMark() {
            return count == 0;
        }

        boolean isClosing() {
            return isMark() && records.length > 0;
        }
    }

    private final List<Run> runs;
    private final int bytes;
    private final CompletableFuture<List<Placement>> outcome = new CompletableFuture<>();

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

    CompletableFuture<List<Placement>> outcome() {
        return outcome;
    }

    /// What is known of every run when the put failed.
    List<Placement> unknown(Throwable cause) {
        return Collections.nCopies(runs.size(), new Placement.Unknown(cause));
    }

    /// A batch of such puts, with the places found for their runs.
    static final class Batch {
        final List<PendingPut> puts = new ArrayList<>();
        final List<Placement> places = new ArrayList<>();
        final List<Integer> offsets = new ArrayList<>();
        int bytes;

        void add(PendingPut put) {
            puts.add(put);
            bytes += put.bytes;
        }
    }
}
