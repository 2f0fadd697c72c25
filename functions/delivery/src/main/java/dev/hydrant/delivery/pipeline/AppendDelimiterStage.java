package dev.hydrant.delivery.pipeline;

import dev.hydrant.sink.Slice;
import java.util.ArrayList;
import java.util.List;

/// Puts a newline behind every record, also where it ends in one.
public final class AppendDelimiterStage implements Stage {

    @Override
    public StageResult apply(List<DeliveryRecord> batch) {
        List<DeliveryRecord> passed = new ArrayList<>(batch.size());
        for (DeliveryRecord record : batch) {
            Slice payload = record.payload();
            byte[] delimited = new byte[payload.length() + 1];
            System.arraycopy(payload.array(), payload.offset(), delimited, 0, payload.length());
            delimited[payload.length()] = '\n';
            passed.add(record.withPayload(Slice.of(delimited)));
        }
        return new StageResult(passed, List.of(), 0);
    }
}
