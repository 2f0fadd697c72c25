package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;

/// One record on its way through the stages.
///
/// @param ordinal the number of its original within the plan
/// @param subOrdinal its number within a de-aggregated original, 0 where there is none
/// @param original as the source holds it
/// @param payload as the stages before have made it
/// @param keys what the stages before have found to partition by
public record DeliveryRecord(long ordinal, int subOrdinal, SourceRecord original, Slice payload, PartitionKeys keys) {

    static DeliveryRecord of(long ordinal, SourceRecord original) {
        return new DeliveryRecord(ordinal, 0, original, original.payload(), PartitionKeys.NONE);
    }

    DeliveryRecord withPayload(Slice changed) {
        return new DeliveryRecord(ordinal, subOrdinal, original, changed, keys);
    }

    DeliveryRecord withKeys(PartitionKeys changed) {
        return new DeliveryRecord(ordinal, subOrdinal, original, payload, changed);
    }

    Refused refused(ErrorKind kind, String code, String message) {
        return new Refused(ordinal, subOrdinal, kind, code, message);
    }

    SinkRecord toSinkRecord() {
        return new SinkRecord(ordinal, subOrdinal, original.arrivalMillis(), payload, keys);
    }
}
