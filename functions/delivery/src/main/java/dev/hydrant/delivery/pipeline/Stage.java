package dev.hydrant.delivery.pipeline;

import java.io.IOException;
import java.util.List;

/// One thing that happens to every record before the destination. The same records always give the same result.
public interface Stage {

    /// Every record of the batch is in the result once: gone on, refused or dropped.
    StageResult apply(List<DeliveryRecord> batch) throws IOException;
}
