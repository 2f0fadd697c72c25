package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;

/// What an account may have of streams and shards.
final class AccountLimits {

    /// The shards of all provisioned streams.
    static final int SHARDS = 10_000;

    /// The on-demand streams.
    static final int ON_DEMAND_STREAMS = 50;

    private AccountLimits() {}

    static int provisionedShards(ShardStore store) {
        return store.streams().stream()
                .filter(stream -> stream.settings().mode() == StreamMode.PROVISIONED)
                .mapToInt(stream -> stream.openShards().size())
                .sum();
    }

    static int onDemandStreams(ShardStore store) {
        return (int) store.streams().stream()
                .filter(stream -> stream.settings().mode() == StreamMode.ON_DEMAND)
                .count();
    }

    /// @throws ServiceException if so many more would be more than the account may have
    static void refuseMoreShards(ShardStore store, int additional) {
        int current = provisionedShards(store);
        if (current + additional > SHARDS) {
            StoreSettings settings = store.settings();
            throw new ServiceException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "This request would exceed the shard limit for the account " + settings.account() + " in "
                            + settings.region() + ". Current shard count for the account: " + current + ". Limit: "
                            + SHARDS + ". Number of additional shards that would have resulted from this request: "
                            + additional + ". Refer to the AWS Service Limits page"
                            + " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"
                            + " for current limits and how to request higher limits.");
        }
    }

    /// @throws ServiceException if the account has as many on-demand streams as it may
    static void refuseMoreOnDemandStreams(ShardStore store) {
        if (onDemandStreams(store) >= ON_DEMAND_STREAMS) {
            throw new ServiceException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "This request would exceed the limit of " + ON_DEMAND_STREAMS
                            + " on-demand streams for the account "
                            + store.settings().account() + ".");
        }
    }
}
