package dev.hydrant.delivery.pipeline;

import dev.hydrant.sink.Slice;
import dev.hydrant.transform.builtin.AppendDelimiter;
import java.util.ArrayList;
import java.util.List;

/// Puts a newline behind every record, also where it ends in one.
public final class AppendDelimiterStage implements Stage {

    @Override
    public StageResult apply(List<DeliveryRecord> batch) {
        List<DeliveryRecord> passed = new ArrayList<>(batch.size());
        for (DeliveryRecord record : batch) {
            Slice payload = record.payload();
            byte[] delimited = AppendDelimiter.append(payload.array(), payload.offset(), payload.length());
            passed.add(record.withPayload(Slice.of(delimited)));
        }
        return new StageResult(passed, List.of(), 0);
    }
}
