package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.pipeline.PartitionQuery.QueryFailedException;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Refused;
import java.util.ArrayList;
import java.util.List;

/// Gives each record the partition keys that a query finds in its payload. A record without a value that the prefix
/// names is refused later, by the destination, which knows the prefix.
public final class PartitionQueryStage implements Stage {

    static final String EXTRACTION_FAILED = "DynamicPartitioning.MetadataExtractionFailed";

    private final PartitionQuery query;

    public PartitionQueryStage(PartitionQuery query) {
        this.query = query;
    }

    @Override
    public StageResult apply(List<DeliveryRecord> batch) {
        List<DeliveryRecord> passed = new ArrayList<>(batch.size());
        List<Refused> refused = new ArrayList<>();
        for (DeliveryRecord record : batch) {
            try {
                PartitionKeys keys = new PartitionKeys(
                        query.keys(record.payload()), record.keys().fromLambda());
                passed.add(record.withKeys(keys));
            } catch (QueryFailedException e) {
                refused.add(
                        record.refused(ErrorKind.PROCESSING_FAILED, EXTRACTION_FAILED, String.valueOf(e.getMessage())));
            }
        }
        return new StageResult(passed, refused, 0);
    }
}
