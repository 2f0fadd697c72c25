package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.SourceShard;
import dev.hydrant.ledger.Cut;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.Positions;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan's records, shard by shard, parents first, checked against what was read when the plan was cut.
final class RangeReader implements Pull<SourceRecord> {

    private final RecordSource source;
    private final Positions after;
    private final Cut cut;
    private final Iterator<String> shards;
    private final List<byte[]> digests = new ArrayList<>();
    private RangeDigest digest = new RangeDigest();
    private @Nullable Pull<SourceRecord> open;
    private long read;
    private boolean ended;

    RangeReader(RecordSource source, Entry.Plan plan) {
        this.source = source;
        this.after = plan.after();
        this.cut = plan.cut();
        this.shards = movedOn(source, plan).iterator();
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        while (!ended) {
            if (open == null) {
                if (!shards.hasNext()) {
                    end();
                    break;
                }
                String shard = shards.next();
                open = source.read(shard, after.at(shard), cut.through().at(shard));
            }
            SourceRecord record = open.next();
            if (record != null) {
                read++;
                digest.add(record);
                return record;
            }
            digests.add(digest.finish());
            close();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private void end() throws SourceChangedException {
        ended = true;
        if (read != cut.records() || !RangeDigest.ofShards(digests).equals(cut.digest())) {
            throw new SourceChangedException("`" + source.name() + "` holds " + read + " records after "
                    + after.byShard() + " through " + cut.through().byShard() + " that are not the " + cut.records()
                    + " that were planned");
        }
    }

    private static List<String> movedOn(RecordSource source, Entry.Plan plan) {
        Positions through = plan.cut().through();
        return source.shards().stream()
                .map(SourceShard::id)
                .filter(shard -> !through.at(shard).equals(plan.after().at(shard)))
                .toList();
    }
}
