package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.ledger.Shape;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Pull;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/// A batch that is held in memory, named by what is in it.
public record PushedRecords(List<SourceRecord> records) implements RecordRange {

    private static final String LANE = "push";

    public PushedRecords {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a pushed batch must hold a record");
        }
    }

    @Override
    public Pull<SourceRecord> open() {
        Iterator<SourceRecord> all = records.iterator();
        return () -> all.hasNext() ? all.next() : null;
    }

    /// From the first and last sequence number, the number of records, a digest of all, and what shapes the objects:
    /// where a key is taken, the same bytes stand under it. Its time is the newest arrival.
    public PlanIdentity identity(Shape shape) {
        RangeDigest digest = new RangeDigest();
        long newest = Long.MIN_VALUE;
        for (SourceRecord record : records) {
            digest.add(record);
            newest = Math.max(newest, record.arrivalMillis());
        }
        SourceRecord first = records.getFirst();
        String name = String.join(
                " ",
                first.shard(),
                first.sequenceNumber(),
                records.getLast().sequenceNumber(),
                Integer.toString(records.size()),
                HexFormat.of().formatHex(digest.finish()),
                shape.deliveryVersion(),
                shape.table(),
                shape.engine());
        return new PlanIdentity(Sha256.of(name), LANE, 0, Instant.ofEpochMilli(newest));
    }
}
