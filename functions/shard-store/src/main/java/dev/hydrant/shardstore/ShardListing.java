package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.List;
import java.util.Optional;

/// Lists a stream's shards that haven't expired, page by page.
final class ShardListing {

    private static final Operation LIST = Service.KINESIS.operation("ListShards");
    private static final int MAX_LISTED = 1000;
    private static final List<String> SAID_BY_TOKENS =
            List.of("StreamName", "StreamARN", "ExclusiveStartShardId", "StreamCreationTimestamp", "ShardFilter");

    private final ShardStore store;
    private final StreamNames names;
    private final PageTokens tokens;

    ShardListing(ShardStore store, StreamNames names, PageTokens tokens) {
        this.store = store;
        this.names = names;
        this.tokens = tokens;
    }

    Struct list(Struct input) {
        Optional<PageTokens.Place> place = tokens.read(input, PageTokens.Listing.SHARDS, SAID_BY_TOKENS);
        if (place.isEmpty() && names.nameIfPresent(input).isEmpty()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "Either NextToken or StreamName should be provided.");
        }
        StoredStream stream = place.isPresent() ? store.stream(place.get().of()) : names.stream(input);
        String account = store.settings().account();
        ShardFilter filter = place.map(PageTokens.Place::filter)
                .map(ShardFilter::read)
                .orElseGet(() -> ShardFilter.of(input, stream, account, store.horizonMillis(stream)));
        int from = place.map(PageTokens.Place::last)
                .or(() -> input.textIfPresent("ExclusiveStartShardId"))
                .map(id -> ShardIds.checked(id, stream.name(), account) + 1)
                .orElse(0);
        List<Shard> rest = store.status(stream) == StreamStatus.CREATING
                ? List.of()
                : stream.shards().stream()
                        .filter(shard ->
                                shard.index() >= from && filter.shows(shard) && !store.isExpired(stream, shard))
                        .toList();
        int limit = Math.min(input.integer("MaxResults", MAX_LISTED), MAX_LISTED);
        List<Shard> page = rest.subList(0, Math.min(limit, rest.size()));
        String next = rest.size() > limit
                ? tokens.write(new PageTokens.Place(
                        PageTokens.Listing.SHARDS, stream.name(), page.getLast().id(), filter.write()))
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
}
