package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How much of one shard a cut takes in so far.
final class ShardProgress {

    private final RecordSource source;
    private final String shard;
    private final RangeDigest digest = new RangeDigest();
    private String through;
    private @Nullable Pull<SourceRecord> open;
    private @Nullable SourceRecord following;
    private long taken;

    ShardProgress(RecordSource source, String shard, String after) {
        this.source = source;
        this.shard = shard;
        this.through = after;
    }

    String shard() {
        return shard;
    }

    /// The last record taken, or where it began.
    String through() {
        return through;
    }

    /// How many records were taken.
    long taken() {
        return taken;
    }

    /// The next record, not yet taken; null where there is none for now.
    @Nullable
    SourceRecord peek() throws IOException {
        if (following == null) {
            if (open == null) {
                open = source.read(shard, through, RecordSource.END);
            }
            following = open.next();
            if (following == null) {
                close();
            }
        }
        return following;
    }

    /// Takes the record that was peeked at.
    void take(SourceRecord record) {
        digest.add(record);
        through = record.sequenceNumber();
        taken++;
        following = null;
    }

    byte[] finishDigest() {
        return digest.finish();
    }

    void close() throws IOException {
        following = null;
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
