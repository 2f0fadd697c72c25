package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.time.Instant;
import java.util.Optional;

/// Which shards of a stream a listing shows.
sealed interface ShardFilter {

    /// Those behind a shard.
    ///
    /// @param index that shard's, or -1 for all
    record After(int index) implements ShardFilter {}

    /// Those that took records at a time, and so cover all hash keys.
    record At(long millis) implements ShardFilter {}

    /// Those that took records at a time or later.
    record From(long millis) implements ShardFilter {}

    /// The filter of a request.
    ///
    /// @param horizonMillis the arrival time of the oldest records
    static ShardFilter of(Struct input, StoredStream stream, String account, long horizonMillis) {
        Optional<Struct> filter = input.structIfPresent("ShardFilter");
        if (filter.isEmpty()) {
            return new After(-1);
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
        long horizon = Math.max(horizonMillis, stream.createdMillis());
        long millis = Math.max(
                horizon,
                filter.get().timeIfPresent("Timestamp").orElse(Instant.EPOCH).toEpochMilli());
        return switch (type) {
            case "AFTER_SHARD_ID" ->
                new After(ShardIds.shard(stream, filter.get().text("ShardId"), account)
                        .index());
            case "AT_TRIM_HORIZON", "AT_TIMESTAMP" -> new At(millis);
            case "AT_LATEST" -> new At(Shard.NEVER - 1);
            case "FROM_TRIM_HORIZON", "FROM_TIMESTAMP" -> new From(millis);
            default -> throw new IllegalArgumentException("validation knows no ShardFilter type " + type);
        };
    }

    default boolean shows(Shard shard) {
        return switch (this) {
            case After after -> shard.index() > after.index();
            case At at -> shard.isOpenAt(at.millis());
            case From from -> shard.closedMillis() >= from.millis();
        };
    }

    /// A text for a token, which [#read] reads.
    default String write() {
        return switch (this) {
            case After after -> "after " + after.index();
            case At at -> "at " + at.millis();
            case From from -> "from " + from.millis();
        };
    }

    static ShardFilter read(String text) {
        long number = Long.parseLong(text, text.indexOf(' ') + 1, text.length(), 10);
        return switch (text.substring(0, text.indexOf(' '))) {
            case "after" -> new After((int) number);
            case "at" -> new At(number);
            case "from" -> new From(number);
            default -> throw new IllegalArgumentException("no filter is written as " + text);
        };
    }
}
