package dev.hydrant.sources;

import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.SourceShard;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/// The lines of a file as records: every line is one, blank ones too, and its newline belongs to it.
///
/// It has one shard. A record's sequence number is the byte offset behind its last byte, so reading goes on anywhere
/// without a scan. The file must not change while it is delivered.
public final class FileSource implements RecordSource {

    /// The one shard's id.
    public static final String SHARD = "shardId-000000000000";

    /// Longest line, newline included, in bytes: above Kinesis' limit of 10 MiB, so that nothing a stream would take is
    /// refused.
    public static final int LONGEST_RECORD_BYTES = 64 * 1024 * 1024;

    private final FileChannel file;
    private final String name;
    private final long arrivalMillis;

    private FileSource(FileChannel file, String name, long arrivalMillis) {
        this.file = file;
        this.name = name;
        this.arrivalMillis = arrivalMillis;
    }

    /// @param name what transforms and messages call the stream
    /// @param arrival of every record: when the delivery of this file was first begun
    public static FileSource open(Path path, String name, Instant arrival) throws IOException {
        return new FileSource(FileChannel.open(path, StandardOpenOption.READ), name, arrival.toEpochMilli());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<SourceShard> shards() {
        return List.of(new SourceShard(SHARD, List.of()));
    }

    /// Its records stop before one that is longer than [#LONGEST_RECORD_BYTES] with an [IOException] that names the
    /// byte where it begins.
    @Override
    public Pull<SourceRecord> read(String shard, String after, String through) throws IOException {
        long from = after.equals(BEGINNING) ? 0 : Long.parseLong(after);
        long to = through.equals(END) ? file.size() : Long.parseLong(through);
        return new LineReader(file, name, arrivalMillis, from, to);
    }

    @Override
    public boolean isEnded(String shard, String after) throws IOException {
        return (after.equals(BEGINNING) ? 0 : Long.parseLong(after)) >= file.size();
    }

    @Override
    public boolean isFinite() {
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
