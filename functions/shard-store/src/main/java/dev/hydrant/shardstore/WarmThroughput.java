package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import org.jspecify.annotations.Nullable;

/// What an on-demand stream is to take at once: it gets a shard for each MiB per second.
final class WarmThroughput {

    /// AWS's upper bound, in MiB per second.
    private static final int MAX_MIBPS = 10 * 1024;

    private WarmThroughput() {}

    static void refuseUnlessAvailable(ShardStore store, StreamMode mode, int mibps) {
        if (mode != StreamMode.ON_DEMAND) {
            throw new ServiceException(
                    ErrorCode.VALIDATION, "WarmThroughputMiBps is only supported for streams in ON_DEMAND mode.");
        }
        if (!store.account().isEnabledAt(store.clock().millis())) {
            throw new ServiceException(
                    ErrorCode.VALIDATION,
                    "WarmThroughputMiBps is only supported for accounts that have MinimumThroughputBillingCommitment"
                            + " enabled.");
        }
        if (mibps > Math.min(MAX_MIBPS, StreamSpec.MAX_SHARDS)) {
            throw new ServiceException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "WarmThroughputMiBps can be at most " + Math.min(MAX_MIBPS, StreamSpec.MAX_SHARDS) + " but was "
                            + mibps + ".");
        }
    }

    /// What DescribeStreamSummary shows of it; nothing for a stream that never had any.
    static @Nullable Struct view(Shape.Structure description, StoredStream stream) {
        return stream.settings().warmThroughputMibps() == 0
                ? null
                : view(
                        description.inner("WarmThroughput"),
                        stream,
                        stream.settings().warmThroughputMibps());
    }

    static Struct view(Shape.Structure shape, StoredStream stream, int target) {
        return Struct.of(shape)
                .with("TargetMiBps", target)
                .with("CurrentMiBps", stream.openShards().size())
                .build();
    }
}
