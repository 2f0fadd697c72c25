package dev.hydrant.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A stream of numbered records (`A0`, `A1`, …) whose shard A closes after five, then lives on in B and C.
///
/// A position is how many records of the shard were taken.
final class ModelSource {

    private static final List<String> SHARDS = List.of("A", "B", "C");
    private static final int[] RECORDS = {5, 3, 3};
    private static final int PARENT = 0;

    private final int[] visible = new int[RECORDS.length];

    /// A source that holds all its records.
    static ModelSource full() {
        ModelSource source = new ModelSource();
        System.arraycopy(RECORDS, 0, source.visible, 0, RECORDS.length);
        return source;
    }

    static List<String> allRecords() {
        return records(Positions.BEGINNING, full().readOn(Positions.BEGINNING, Integer.MAX_VALUE));
    }

    static boolean isComplete(Positions positions) {
        for (int shard = 0; shard < RECORDS.length; shard++) {
            if (taken(positions, shard) < RECORDS[shard]) {
                return false;
            }
        }
        return true;
    }

    /// One more record arrives, if there is one to come; a child's only when its parent is closed.
    void grow(RandomGenerator random) {
        int shard = visible[PARENT] < RECORDS[PARENT] ? PARENT : 1 + random.nextInt(RECORDS.length - 1);
        if (visible[shard] < RECORDS[shard]) {
            visible[shard]++;
        }
    }

    /// The positions after at most this many further records, parents first.
    Positions readOn(Positions after, int records) {
        Positions through = after;
        int left = records;
        for (int shard = 0; shard < RECORDS.length; shard++) {
            if (shard != PARENT && taken(through, PARENT) < RECORDS[PARENT]) {
                break;
            }
            int from = taken(after, shard);
            int more = Math.min(visible[shard] - from, left);
            if (more > 0) {
                through = through.with(SHARDS.get(shard), Integer.toString(from + more));
                left -= more;
            }
        }
        return through;
    }

    /// The records between these positions, in the order of a plan.
    static List<String> records(Positions after, Positions through) {
        List<String> records = new ArrayList<>();
        for (int shard = 0; shard < RECORDS.length; shard++) {
            for (int i = taken(after, shard); i < taken(through, shard); i++) {
                records.add(SHARDS.get(shard) + i);
            }
        }
        return records;
    }

    private static int taken(Positions positions, int shard) {
        String position = positions.at(SHARDS.get(shard));
        return position.isEmpty() ? 0 : Integer.parseInt(position);
    }
}
