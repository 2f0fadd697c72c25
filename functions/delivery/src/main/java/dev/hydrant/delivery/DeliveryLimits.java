package dev.hydrant.delivery;

import dev.hydrant.delivery.pipeline.CutLimits;
import dev.hydrant.s3.S3Limits;
import java.util.OptionalInt;

/// What bounds a delivery.
///
/// @param planBytes payload a plan takes at most, but for its last record: a matter of scratch space
/// @param gatherBytes memory for gathering by partition
/// @param activePartitions most partitions in a plan; absent for no limit
public record DeliveryLimits(long planBytes, long gatherBytes, OptionalInt activePartitions) {

    /// AWS's quota of active partitions.
    public static final int AWS_ACTIVE_PARTITIONS = 500;

    /// No quota of AWS's.
    public static DeliveryLimits defaults() {
        return new DeliveryLimits(CutLimits.DEFAULT_PLAN_BYTES, S3Limits.DEFAULT_GATHER_BYTES, OptionalInt.empty());
    }

    /// The same, with AWS's quotas.
    public DeliveryLimits withAwsQuotas() {
        return new DeliveryLimits(planBytes, gatherBytes, OptionalInt.of(AWS_ACTIVE_PARTITIONS));
    }
}
