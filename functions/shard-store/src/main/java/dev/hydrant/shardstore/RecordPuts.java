package dev.hydrant.shardstore;

import dev.hydrant.shardstore.encryption.RunSeals;
import dev.hydrant.shardstore.records.Placement;
import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.shardstore.records.RecordLog;
import dev.hydrant.shardstore.records.RunFormat;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Puts records to the shards that take their hash keys, and to those that follow one that closes meanwhile.
final class RecordPuts {

    /// How often a record is routed anew because its shard closed meanwhile.
    private static final int MAX_ROUTES = 8;

    private final ShardStore store;
    private final RecordLog records;
    private final RunSeals seals;

    RecordPuts(ShardStore store, RecordLog records, RunSeals seals) {
        this.store = store;
        this.records = records;
        this.seals = seals;
    }

    /// @return what became of each record, in the same order
    List<PutResult> put(StoredStream stream, List<PutEntry> entries, List<BigInteger> hashKeys) {
        PutResult[] results = new PutResult[entries.size()];
        int[] left = IntStream.range(0, entries.size()).toArray();
        StoredStream current = stream;
        for (int routes = 0; routes < MAX_ROUTES && left.length > 0; routes++) {
            left = putToShards(current, left, entries, hashKeys, results);
            current = left.length == 0 ? current : store.caughtUp(stream.name());
        }
        for (int index : left) {
            results[index] = new PutResult.Throttled(current.shardFor(hashKeys.get(index)));
        }
        return List.of(results);
    }

    /// @return the indexes of the records whose shards are closed
    private int[] putToShards(
            StoredStream stream,
            int[] indexes,
            List<PutEntry> entries,
            List<BigInteger> hashKeys,
            PutResult[] results) {
        Map<Shard, List<Integer>> byShard = new LinkedHashMap<>();
        for (int index : indexes) {
            Shard shard = stream.shardFor(hashKeys.get(index));
            if (store.throughput().admitsPut(stream, shard, entries.get(index).size())) {
                byShard.computeIfAbsent(shard, open -> new ArrayList<>()).add(index);
            } else {
                results[index] = new PutResult.Throttled(shard);
            }
        }
        List<RecordLog.Run> runs = new ArrayList<>();
        byShard.forEach((shard, ofShard) -> runs.add(new RecordLog.Run(
                shard.number(),
                ofShard.size(),
                run(stream, shard, ofShard.stream().map(entries::get).toList()))));
        Iterator<Placement> places = runs.isEmpty()
                ? Collections.emptyIterator()
                : records.append(runs).iterator();
        List<Integer> closed = new ArrayList<>();
        byShard.forEach((shard, ofShard) -> {
            switch (places.next()) {
                case Placement.At at -> {
                    long counter = at.firstCounter();
                    long bytes = 0;
                    for (int index : ofShard) {
                        results[index] =
                                new PutResult.Stored(shard, shard.sequenceNumber(counter++, at.arrivalMillis()));
                        bytes += entries.get(index).data().length();
                    }
                    store.throughput().took(stream, shard, ofShard.size(), bytes);
                }
                case Placement.Closed end -> closed.addAll(ofShard);
                case Placement.Throttled throttled ->
                    ofShard.forEach(index -> results[index] = new PutResult.Throttled(shard));
                case Placement.Unknown unknown ->
                    ofShard.forEach(index -> results[index] = new PutResult.Unknown(shard, unknown.cause()));
            }
        });
        return closed.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private byte[] run(StoredStream stream, Shard shard, List<PutEntry> entries) {
        byte[] records = RunFormat.encode(entries);
        String keyId = stream.settings().keyId();
        return keyId == null ? records : RunFormat.sealed(seals.seal(keyId, shard.number(), records));
    }
}
