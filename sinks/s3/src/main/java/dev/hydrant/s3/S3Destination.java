package dev.hydrant.s3;

import dev.hydrant.sink.Destination;
import dev.hydrant.sink.Emission;
import dev.hydrant.sink.ObjectKind;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.RecordFormat;
import dev.hydrant.sink.Scratch;
import dev.hydrant.sink.SinkRecord;

/// Records into files under an output prefix of one bucket: gathered by partition first, then encoded partition by
/// partition with one format instance, so that memory doesn't grow with the number of partitions.
///
/// @param kind what its objects hold
/// @param format used by one delivery at a time
public record S3Destination(String bucket, ObjectKind kind, ObjectNaming naming, S3Limits limits, RecordFormat format)
        implements Destination {

    @Override
    public Pull<Emission> deliver(PlanIdentity plan, Pull<SinkRecord> records, Scratch scratch) {
        return new S3Delivery(this, plan, records, scratch);
    }
}
