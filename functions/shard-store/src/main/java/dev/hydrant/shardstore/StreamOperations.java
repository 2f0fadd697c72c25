package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Makes, deletes, describes and lists streams.
final class StreamOperations {

    private static final Operation DESCRIBE = Service.KINESIS.operation("DescribeStream");
    private static final Operation SUMMARY = Service.KINESIS.operation("DescribeStreamSummary");
    private static final Operation LIST = Service.KINESIS.operation("ListStreams");
    private static final int DEFAULT_LISTED = 100;
    private static final int MAX_DESCRIBED_SHARDS = 100;

    private final ShardStore store;
    private final StreamNames names;
    private final PageTokens tokens;

    StreamOperations(ShardStore store, StreamNames names, PageTokens tokens) {
        this.store = store;
        this.names = names;
        this.tokens = tokens;
    }

    Struct create(Struct input) {
        StreamMode mode = input.structIfPresent("StreamModeDetails")
                .map(details -> StreamMode.valueOf(details.text("StreamMode")))
                .orElse(input.has("ShardCount") ? StreamMode.PROVISIONED : StreamMode.ON_DEMAND);
        if (mode == StreamMode.ON_DEMAND && input.has("ShardCount")) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "ShardCount must not be specified for a stream in ON_DEMAND mode.");
        }
        if (mode == StreamMode.PROVISIONED && !input.has("ShardCount")) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "ShardCount must be specified for a stream in PROVISIONED mode.");
        }
        int shards = input.integer("ShardCount", StreamSpec.ON_DEMAND_SHARDS);
        int warmThroughput = input.integer("WarmThroughputMiBps", 0);
        if (input.has("WarmThroughputMiBps")) {
            WarmThroughput.refuseUnlessAvailable(store, mode, warmThroughput);
        }
        StreamSpec spec = new StreamSpec(
                input.text("StreamName"),
                Math.max(shards, warmThroughput),
                mode,
                input.integer("MaxRecordSizeInKiB", StreamSpec.MAX_RECORD_KIB),
                warmThroughput,
                input.has("Tags") ? Tags.of(input) : Map.of());
        store.create(spec, () -> {
            if (mode == StreamMode.ON_DEMAND) {
                AccountLimits.refuseMoreOnDemandStreams(store);
            } else {
                AccountLimits.refuseMoreShards(store, shards);
            }
        });
        return Struct.of(Service.KINESIS.operation("CreateStream").output()).build();
    }

    Struct delete(Struct input) {
        StoredStream stream = names.stream(input);
        boolean consumed = stream.consumers().stream()
                .anyMatch(consumer -> store.consumerStatus(consumer).isPresent());
        if (consumed && !input.isTrue("EnforceConsumerDeletion")) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE,
                    "DeleteStream can't delete " + store.settings().account() + ":" + stream.name()
                            + " because there are consumers associated with this data stream. To delete "
                            + stream.name() + " anyway, set the EnforceConsumerDeletion parameter to true to force the"
                            + " deletion of all the consumers that are associated with it.");
        }
        if (store.status(stream) != StreamStatus.DELETING) {
            store.delete(stream);
        }
        return Struct.of(Service.KINESIS.operation("DeleteStream").output()).build();
    }

    Struct describe(Struct input) {
        StoredStream stream = names.stream(input);
        int limit = Math.min(input.integer("Limit", DEFAULT_LISTED), MAX_DESCRIBED_SHARDS);
        int from = input.textIfPresent("ExclusiveStartShardId")
                .map(id -> ShardIds.checked(id, stream.name(), store.settings().account()) + 1)
                .orElse(0);
        StreamStatus status = store.status(stream);
        List<Shard> rest = status == StreamStatus.CREATING
                ? List.of()
                : stream.shards().stream()
                        .filter(shard -> shard.index() >= from && !store.isExpired(stream, shard))
                        .toList();
        Shape.Structure shape = DESCRIBE.output().inner("StreamDescription");
        Shape.Structure shardShape = shape.inner("Shards");
        Struct description = described(stream, Struct.of(shape))
                .with(
                        "Shards",
                        rest.stream()
                                .limit(limit)
                                .map(shard -> ShardViews.shard(shardShape, shard))
                                .toList())
                .with("HasMoreShards", rest.size() > limit)
                .build();
        return Struct.of(DESCRIBE.output())
                .with("StreamDescription", description)
                .build();
    }

    Struct summary(Struct input) {
        StoredStream stream = names.stream(input);
        boolean creating = store.status(stream) == StreamStatus.CREATING;
        int consumers = (int) stream.consumers().stream()
                .filter(consumer -> store.consumerStatus(consumer).isPresent())
                .count();
        Struct description = described(stream, Struct.of(SUMMARY.output().inner("StreamDescriptionSummary")))
                .with("OpenShardCount", creating ? 0 : stream.openShards().size())
                .with("ConsumerCount", consumers)
                .with("WarmThroughput", WarmThroughput.view(SUMMARY.output().inner("StreamDescriptionSummary"), stream))
                .with("MaxRecordSizeInKiB", stream.settings().maxRecordKib())
                .build();
        return Struct.of(SUMMARY.output())
                .with("StreamDescriptionSummary", description)
                .build();
    }

    Struct list(Struct input) {
        int limit = input.integer("Limit", DEFAULT_LISTED);
        String after = tokens.read(input, PageTokens.Listing.STREAMS, List.of())
                .map(PageTokens.Place::last)
                .or(() -> input.textIfPresent("ExclusiveStartStreamName"))
                .orElse("");
        List<StoredStream> rest = store.streams().stream()
                .filter(stream -> stream.name().compareTo(after) > 0)
                .toList();
        List<StoredStream> page = rest.subList(0, Math.min(limit, rest.size()));
        boolean more = rest.size() > limit;
        Shape.Structure summary = LIST.output().inner("StreamSummaries");
        return Struct.of(LIST.output())
                .with("StreamNames", page.stream().map(StoredStream::name).toList())
                .with("HasMoreStreams", more)
                .with(
                        "NextToken",
                        more
                                ? tokens.write(new PageTokens.Place(
                                        PageTokens.Listing.STREAMS,
                                        "",
                                        page.getLast().name(),
                                        ""))
                                : null)
                .with(
                        "StreamSummaries",
                        page.stream()
                                .map(stream -> named(stream, Struct.of(summary)).build())
                                .toList())
                .build();
    }

    private Struct.Builder described(StoredStream stream, Struct.Builder into) {
        Shape.Structure metrics = DESCRIBE.output().inner("StreamDescription").inner("EnhancedMonitoring");
        return named(stream, into)
                .with("RetentionPeriodHours", stream.settings().retentionHours())
                .with(
                        "EnhancedMonitoring",
                        List.of(Struct.of(metrics)
                                .with(
                                        "ShardLevelMetrics",
                                        List.copyOf(stream.settings().metrics()))
                                .build()))
                .with("EncryptionType", stream.settings().keyId() == null ? "NONE" : "KMS")
                .with("KeyId", stream.settings().keyId());
    }

    private Struct.Builder named(StoredStream stream, Struct.Builder into) {
        Shape.Structure mode = DESCRIBE.output().inner("StreamDescription").inner("StreamModeDetails");
        return into.with("StreamName", stream.name())
                .with("StreamARN", names.arn(stream.name()))
                .with("StreamStatus", store.status(stream).name())
                .with(
                        "StreamModeDetails",
                        Struct.of(mode)
                                .with("StreamMode", stream.settings().mode().name())
                                .build())
                .with("StreamCreationTimestamp", Instant.ofEpochMilli(stream.createdMillis()));
    }
}
