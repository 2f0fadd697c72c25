package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;

/// What a shard takes and gives by the second, where that is limited.
final class Throughput {

    private final ShardStore store;

    Throughput(ShardStore store) {
        this.store = store;
    }

    /// Whether a shard takes one more record of this size.
    boolean admitsPut(StoredStream stream, Shard shard, long bytes) {
        return isUnlimited()
                || stream.isHidden()
                || store.traffic(stream, shard).admitPut(bytes, now());
    }

    /// Counts what a shard has taken. What waits in a hidden stream is no stream's traffic.
    void took(StoredStream stream, Shard shard, int records, long bytes) {
        if (!stream.isHidden()) {
            store.traffic(stream, shard).put(records, bytes, now());
        }
    }

    /// @throws ServiceException if the shard gives nothing now
    void admitRead(StoredStream stream, Shard shard) {
        if (!isUnlimited() && !store.traffic(stream, shard).admitRead(now())) {
            throw exceeded(stream, shard);
        }
    }

    /// @throws ServiceException if the shard gives no more iterators now
    void admitIterator(StoredStream stream, Shard shard) {
        if (!isUnlimited() && !store.traffic(stream, shard).admitIterator(now())) {
            throw exceeded(stream, shard);
        }
    }

    ServiceException exceeded(StoredStream stream, Shard shard) {
        return new ServiceException(ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED, message(stream, shard));
    }

    String message(StoredStream stream, Shard shard) {
        return "Rate exceeded for shard " + shard.id() + " in stream " + stream.name() + " under account "
                + store.settings().account() + ".";
    }

    private boolean isUnlimited() {
        return store.settings().limits() == Limits.NONE;
    }

    private long now() {
        return store.clock().millis();
    }
}
