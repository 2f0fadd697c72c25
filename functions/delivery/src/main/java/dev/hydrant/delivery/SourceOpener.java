package dev.hydrant.delivery;

import dev.hydrant.ledger.Entry;
import java.io.IOException;

/// Opens a delivery's source for one reading.
@FunctionalInterface
public interface SourceOpener {

    /// @param start when and where the delivery began: a file's records arrive at that time
    RecordSource open(Entry.Start start) throws IOException;
}
