package dev.hydrant.shardstore;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// What the entries of a catalog led to. One thread changes it; any number read it meanwhile.
final class CatalogState {

    private final ConcurrentSkipListMap<String, StoredStream> streams = new ConcurrentSkipListMap<>();
    private volatile AccountSettings account = AccountSettings.NONE;
    private volatile int nextShardNumber;
    private volatile byte[] secret = new byte[0];

    /// All of it, as the metadata log keeps it.
    record Kept(List<StoredStream> streams, AccountSettings account, int nextShardNumber, byte[] secret) {}

    /// The stream of this name, in whatever status.
    Optional<StoredStream> find(String name) {
        return Optional.ofNullable(streams.get(name));
    }

    /// All streams, by name.
    Collection<StoredStream> streams() {
        return streams.values();
    }

    AccountSettings account() {
        return account;
    }

    /// The first shard number that isn't taken.
    int nextShardNumber() {
        return nextShardNumber;
    }

    /// Empty before it is made.
    byte[] secret() {
        return secret.clone();
    }

    byte[] encode() {
        return CatalogEntry.bytes(new Kept(List.copyOf(streams.values()), account, nextShardNumber, secret));
    }

    /// Takes over what [#encode] made of another.
    void become(byte[] bytes) throws IOException {
        Kept kept = CatalogEntry.JSON.readValue(bytes, Kept.class);
        streams.keySet()
                .retainAll(kept.streams().stream().map(StoredStream::name).toList());
        kept.streams().forEach(stream -> streams.put(stream.name(), stream));
        account = kept.account();
        nextShardNumber = kept.nextShardNumber();
        secret = kept.secret();
    }

    void apply(CatalogEntry entry) {
        switch (entry) {
            case CatalogEntry.Created created -> {
                number(created.shards());
                streams.put(
                        created.stream(),
                        new StoredStream(
                                created.stream(),
                                created.millis(),
                                StoredStream.NOT_DELETED,
                                created.busyUntilMillis(),
                                null,
                                created.settings(),
                                ShardMap.of(created.shards()),
                                List.of()));
            }
            case CatalogEntry.Changed changed ->
                streams.computeIfPresent(
                        changed.stream(),
                        (name, stream) ->
                                stream.with(changed.settings(), changed.busyUntilMillis(), changed.resharding()));
            case CatalogEntry.Resharded resharded -> {
                number(resharded.shards());
                streams.computeIfPresent(
                        resharded.stream(),
                        (name, stream) -> stream.with(stream.map().with(resharded.shards())));
            }
            case CatalogEntry.ConsumerChanged changed ->
                streams.computeIfPresent(changed.stream(), (name, stream) -> stream.with(changed.consumer()));
            case CatalogEntry.Deleted deleted ->
                streams.computeIfPresent(deleted.stream(), (name, stream) -> stream.deletedAt(deleted.millis()));
            case CatalogEntry.Forgotten forgotten -> streams.remove(forgotten.stream());
            case CatalogEntry.AccountChanged changed -> account = changed.settings();
            case CatalogEntry.Secret minted -> secret = minted.key();
        }
    }

    private void number(List<Shard> shards) {
        int next = nextShardNumber;
        for (Shard shard : shards) {
            next = Math.max(next, shard.number() + 1);
        }
        nextShardNumber = next;
    }
}
