package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.List;
import java.util.Optional;

/// Lists a stream's shards, page by page. All of them are open: nothing closes a shard yet that could
/// expire.
final class ShardListing {

    private static final Operation LIST = Service.KINESIS.operation("ListShards");
    private static final int MAX_LISTED = 1000;

    private final ShardStore store;
    private final StreamNames names;
    private final PageTokens tokens;

    ShardListing(ShardStore store, StreamNames names, PageTokens tokens) {
        this.store = store;
        this.names = names;
        this.tokens = tokens;
    }

    Struct list(Struct input) {
        Optional<PageTokens.Place> place = input.textIfPresent("NextToken").map(tokens::read);
        if (place.isPresent() && (input.has("StreamName") || input.has("StreamARN"))) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "NextToken and StreamName cannot be provided together.");
        }
        StoredStream stream = place.isPresent() ? store.stream(place.get().listing()) : names.stream(input);
        refuseOtherCreation(input, stream);
        int from = place.map(PageTokens.Place::last)
                .or(() -> input.textIfPresent("ExclusiveStartShardId"))
                .or(() -> afterShardId(input))
                .map(id ->
                        ShardIds.shard(stream, id, store.settings().account()).index() + 1)
                .orElse(0);
        int limit = Math.min(input.integer("MaxResults", MAX_LISTED), MAX_LISTED);
        List<Shard> shards = store.status(stream) == StreamStatus.CREATING ? List.of() : stream.shards();
        List<Shard> rest = shards.subList(Math.min(from, shards.size()), shards.size());
        List<Shard> page = rest.subList(0, Math.min(limit, rest.size()));
        String next = rest.size() > limit
                ? tokens.write(
                        new PageTokens.Place(stream.name(), page.getLast().id()))
                : null;
        return Struct.of(LIST.output())
                .with(
                        "Shards",
                        page.stream()
                                .map(shard -> ShardViews.shard(LIST.output().inner("Shards"), shard))
                                .toList())
                .with("NextToken", next)
                .build();
    }

    private static void refuseOtherCreation(Struct input, StoredStream stream) {
        boolean other = input.timeIfPresent("StreamCreationTimestamp")
                .map(time -> time.getEpochSecond() != stream.createdMillis() / 1000)
                .orElse(false);
        if (other) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "No stream " + stream.name() + " was created at the StreamCreationTimestamp.");
        }
    }

    /// The filter's shard. The other filters choose among closed shards by time, and every shard is open.
    private static Optional<String> afterShardId(Struct input) {
        Optional<Struct> filter = input.structIfPresent("ShardFilter");
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        String type = filter.get().text("Type");
        boolean byShard = type.equals("AFTER_SHARD_ID");
        boolean byTime = type.equals("AT_TIMESTAMP") || type.equals("FROM_TIMESTAMP");
        if (byShard != filter.get().has("ShardId")) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "ShardId must be specified for the ShardFilter type AFTER_SHARD_ID, and for no other.");
        }
        if (byTime != filter.get().has("Timestamp")) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Timestamp must be specified for the ShardFilter types AT_TIMESTAMP and FROM_TIMESTAMP, and for no"
                            + " other.");
        }
        return filter.get().textIfPresent("ShardId");
    }
}
