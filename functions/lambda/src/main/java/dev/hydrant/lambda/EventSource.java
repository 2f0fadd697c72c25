package dev.hydrant.lambda;

import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.SourceShard;
import dev.hydrant.sink.Pull;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;

/// An event's records as a source that ends with them.
record EventSource(KinesisEvent event) implements RecordSource {

    @Override
    public String name() {
        return event.stream();
    }

    @Override
    public List<SourceShard> shards() {
        return List.of(new SourceShard(event.shard(), List.of()));
    }

    @Override
    public Pull<SourceRecord> read(String shard, String after, String through) {
        Iterator<SourceRecord> chosen = event.records().stream()
                .filter(record -> after.equals(BEGINNING) || compare(record.sequenceNumber(), after) > 0)
                .filter(record -> through.equals(END) || compare(record.sequenceNumber(), through) <= 0)
                .iterator();
        return () -> chosen.hasNext() ? chosen.next() : null;
    }

    @Override
    public boolean isEnded(String shard, String after) {
        return event.records().getLast().sequenceNumber().equals(after);
    }

    @Override
    public boolean isFinite() {
        return true;
    }

    @Override
    public void close() {
        // an event is held in memory
    }

    private static int compare(String one, String other) {
        return new BigInteger(one).compareTo(new BigInteger(other));
    }
}
