package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads shard ids. `shardId-000000000000`, `shardId-0` and `0` are the same one.
final class ShardIds {

    private static final Pattern ID = Pattern.compile("(?:[^-]*-)?0*(\\d{1,10})");

    private ShardIds() {}

    /// The index, if the text is an id at all.
    static OptionalInt index(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        long index = Long.parseLong(matcher.group(1));
        return index <= Integer.MAX_VALUE ? OptionalInt.of((int) index) : OptionalInt.empty();
    }

    /// The index, which need not be that of a shard.
    ///
    /// @throws ServiceException if the text is no id
    static int checked(String id, String stream, String account) {
        return index(id)
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.RESOURCE_NOT_FOUND,
                        "Could not find shard " + id + " in stream " + stream + " under account " + account + "."));
    }

    /// The shard of this id, to change it.
    ///
    /// @throws ServiceException if the stream has none
    static Shard shard(StoredStream stream, String id, String account) {
        int index = checked(id, stream.name(), account);
        return shardAt(stream, index)
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.RESOURCE_NOT_FOUND,
                        "Could not find shard " + Shard.id(index) + " in stream " + stream.name() + " under account "
                                + account + "."));
    }

    /// The shard of this id, to read it.
    ///
    /// @throws ServiceException if the stream has none
    static Shard readable(StoredStream stream, String id, String account) {
        int index = checked(id, stream.name(), account);
        return shardAt(stream, index).orElseThrow(() -> doesNotExist(index, stream.name(), account));
    }

    static ServiceException doesNotExist(int index, String stream, String account) {
        return new ServiceException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Shard " + Shard.id(index) + " in stream " + stream + " under account " + account + " does not exist");
    }

    private static Optional<Shard> shardAt(StoredStream stream, int index) {
        return index < stream.shards().size() ? Optional.of(stream.shards().get(index)) : Optional.empty();
    }
}
