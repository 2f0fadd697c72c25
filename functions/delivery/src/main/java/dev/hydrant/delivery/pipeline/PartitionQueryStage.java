package dev.hydrant.delivery.pipeline;

import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.Slice;
import dev.hydrant.transform.builtin.Extraction;
import dev.hydrant.transform.builtin.JqQuery;
import java.util.ArrayList;
import java.util.List;

/// Gives each record the partition keys that the jq query finds in its payload. A record that lacks one that the prefix
/// names is refused later, by the destination, which knows the prefix.
public final class PartitionQueryStage implements Stage {

    static final String EXTRACTION_FAILED = "DynamicPartitioning.MetadataExtractionFailed";

    private final JqQuery query;

    public PartitionQueryStage(JqQuery query) {
        this.query = query;
    }

    @Override
    public StageResult apply(List<DeliveryRecord> batch) {
        List<DeliveryRecord> passed = new ArrayList<>(batch.size());
        List<Refused> refused = new ArrayList<>();
        for (DeliveryRecord record : batch) {
            Slice payload = record.payload();
            switch (query.extract(payload.array(), payload.offset(), payload.length())) {
                case Extraction.Keys found ->
                    passed.add(record.withKeys(
                            new PartitionKeys(found.values(), record.keys().fromLambda())));
                case Extraction.Failed failure ->
                    refused.add(record.refused(ErrorKind.PROCESSING_FAILED, EXTRACTION_FAILED, failure.reason()));
            }
        }
        return new StageResult(passed, refused, 0);
    }
}
