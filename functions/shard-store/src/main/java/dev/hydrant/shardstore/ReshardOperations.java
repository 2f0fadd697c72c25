package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.math.BigInteger;

/// Splits, merges and scales the shards of provisioned streams.
final class ReshardOperations {

    private static final Operation UPDATE_COUNT = Service.KINESIS.operation("UpdateShardCount");

    private final ShardStore store;
    private final StreamNames names;
    private final StreamChanges changes;

    ReshardOperations(ShardStore store, StreamNames names, StreamChanges changes) {
        this.store = store;
        this.names = names;
        this.changes = changes;
    }

    Struct split(Struct input) {
        String id = input.text("ShardToSplit");
        ShardIds.checked(id, names.name(input), account());
        changes.resharding(provisioned(input), stream -> {
            Shard shard = ShardIds.shard(stream, id, account());
            refuseMoreThanTheLimit(1);
            refuseClosed(stream, shard);
            BigInteger start = new BigInteger(input.text("NewStartingHashKey"));
            BigInteger least = shard.startingHashKey().add(BigInteger.ONE);
            if (start.compareTo(least) <= 0 || start.compareTo(shard.endingHashKey()) >= 0) {
                throw new ServiceException(
                        ErrorCode.INVALID_ARGUMENT,
                        "NewStartingHashKey " + start + " used in SplitShard() on shard " + shard.id() + in(stream)
                                + " is not both greater than one plus the shard's StartingHashKey "
                                + shard.startingHashKey() + " and less than the shard's EndingHashKey "
                                + shard.endingHashKey() + ".");
            }
            return changes.entry(stream, stream.settings(), new Resharding.Split(shard.index(), start));
        });
        return Struct.of(Service.KINESIS.operation("SplitShard").output()).build();
    }

    Struct merge(Struct input) {
        String id = input.text("ShardToMerge");
        String adjacentId = input.text("AdjacentShardToMerge");
        ShardIds.checked(id, names.name(input), account());
        ShardIds.checked(adjacentId, names.name(input), account());
        changes.resharding(provisioned(input), stream -> {
            Shard shard = ShardIds.shard(stream, id, account());
            Shard adjacent = ShardIds.shard(stream, adjacentId, account());
            if (!shard.range().isFollowedBy(adjacent.range())) {
                throw new ServiceException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Shards " + shard.id() + " and " + adjacent.id() + in(stream)
                                + " are not an adjacent pair of shards eligible for merging");
            }
            refuseClosed(stream, shard);
            refuseClosed(stream, adjacent);
            return changes.entry(stream, stream.settings(), new Resharding.Merge(shard.index(), adjacent.index()));
        });
        return Struct.of(Service.KINESIS.operation("MergeShards").output()).build();
    }

    Struct updateCount(Struct input) {
        int target = input.integer("TargetShardCount");
        StoredStream found = provisioned(input);
        changes.resharding(found, stream -> {
            int open = stream.openShards().size();
            if (target > StreamSpec.MAX_SHARDS) {
                throw beyond(
                        "Target shard count or number of open shards cannot be greater than " + StreamSpec.MAX_SHARDS
                                + ".",
                        open,
                        target);
            }
            if (target > 2 * open) {
                throw beyond(
                        "UpdateShardCount cannot scale up over double your current open shard count.", open, target);
            }
            if (2 * target < open) {
                throw beyond(
                        "UpdateShardCount cannot scale down below half your current open shard count.", open, target);
            }
            refuseMoreThanTheLimit(target - open);
            return changes.entry(
                    stream,
                    changes.counted(stream.settings(), DailyChange.SHARD_COUNT, UPDATE_COUNT.name()),
                    new Resharding.Scale(target));
        });
        return Struct.of(UPDATE_COUNT.output())
                .with("StreamName", found.name())
                .with("StreamARN", names.arn(found.name()))
                .with("CurrentShardCount", found.openShards().size())
                .with("TargetShardCount", target)
                .build();
    }

    private StoredStream provisioned(Struct input) {
        StoredStream stream = names.stream(input);
        if (stream.settings().mode() == StreamMode.ON_DEMAND) {
            throw new ServiceException(
                    ErrorCode.VALIDATION,
                    "Request is invalid. Stream " + stream.name() + " under account " + account()
                            + " is in On-Demand mode.");
        }
        return stream;
    }

    private void refuseMoreThanTheLimit(int additional) {
        AccountLimits.refuseMoreShards(store, additional);
    }

    private void refuseClosed(StoredStream stream, Shard shard) {
        if (!shard.isOpen()) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Shard " + shard.id() + in(stream)
                            + " has already been merged or split, and thus is not eligible for merging or splitting.");
        }
    }

    private static ServiceException beyond(String what, int open, int target) {
        return new ServiceException(
                ErrorCode.LIMIT_EXCEEDED,
                what + " Current open shard count: " + open + ", Target shard count: " + target);
    }

    private String in(StoredStream stream) {
        return " in stream " + stream.name() + " under account " + account();
    }

    private String account() {
        return store.settings().account();
    }
}
