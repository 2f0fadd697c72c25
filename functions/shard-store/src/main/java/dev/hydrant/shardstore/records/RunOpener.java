package dev.hydrant.shardstore.records;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Opens the runs that were sealed before they were appended: to a log they are bytes like others.
public interface RunOpener {

    /// Where nothing is ever sealed.
    RunOpener NONE = (shard, bytes) -> {
        throw new IOException("a run is sealed, and nothing here opens it");
    };

    /// @param sealed as it was handed to [RunFormat#sealed]
    /// @return the records, as [RunFormat#encode] made them
    /// @throws IOException if they aren't what was sealed
    byte[] open(int shard, ByteBuffer sealed) throws IOException;
}
