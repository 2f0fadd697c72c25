package dev.hydrant.delivery;

import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.util.List;

/// Where a delivery's records come from: a stream's shards, each read forward from a position.
///
/// What has been read once reads the same again until it is trimmed: a plan's records are read to cut it, to carry it
/// out, and for the originals of what was refused.
public interface RecordSource extends AutoCloseable {

    /// A position before every record of a shard.
    String BEGINNING = "";

    /// As far as there are records now.
    String END = "";

    /// The stream's name.
    String name();

    /// The shards that hold records or may come to, each after its parents; two of them never change places.
    List<SourceShard> shards();

    /// The records of a shard that come after one sequence number and not after another.
    ///
    /// @param after [#BEGINNING] for all from the first on
    /// @param through [#END] for as many as there are now; a later read may find more unless the shard [#isEnded]
    Pull<SourceRecord> read(String shard, String after, String through) throws IOException;

    /// Whether no record will ever follow the one with this sequence number.
    boolean isEnded(String shard, String after) throws IOException;

    /// Whether all there will ever be is there already, as in a file: then size and age alone end no plan.
    boolean isFinite();

    @Override
    void close() throws IOException;
}
