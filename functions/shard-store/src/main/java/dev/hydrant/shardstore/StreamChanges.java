package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes streams, one change at a time each.
final class StreamChanges {

    private final ShardStore store;

    StreamChanges(ShardStore store) {
        this.store = store;
    }

    /// Changes settings at once.
    void atOnce(StoredStream stream, Function<StoredStream, StreamSettings> change) {
        store.change(stream, current -> {
            refuseUnlessActive(current);
            return new CatalogEntry.Changed(current.name(), change.apply(current), current.busyUntilMillis(), null);
        });
    }

    /// Changes settings, and has the stream UPDATING for a while.
    void updating(StoredStream stream, UnaryOperator<StreamSettings> change) {
        store.change(stream, current -> {
            refuseUnlessActive(current);
            return new CatalogEntry.Changed(current.name(), change.apply(current.settings()), store.busyUntil(), null);
        });
    }

    /// Changes the shards once the stream has been UPDATING for a while.
    void resharding(StoredStream stream, Function<StoredStream, CatalogEntry.Changed> change) {
        store.change(stream, current -> {
            refuseUnlessActive(current);
            return change.apply(current);
        });
    }

    /// The entry that has the shards of a stream changed once the stream is no longer busy; null leaves them.
    CatalogEntry.Changed entry(StoredStream stream, StreamSettings settings, @Nullable Resharding resharding) {
        return new CatalogEntry.Changed(stream.name(), settings, store.busyUntil(), resharding);
    }

    private void refuseUnlessActive(StoredStream stream) {
        StreamStatus status = store.status(stream);
        if (status != StreamStatus.ACTIVE) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Stream " + stream.name() + " under account "
                            + store.settings().account() + " not ACTIVE, instead in state " + status);
        }
    }

    /// Counts a change of which a day takes only so many.
    ///
    /// @throws ServiceException if there were as many already
    StreamSettings counted(StreamSettings settings, DailyChange change, String operation) {
        long now = store.clock().millis();
        if (settings.changesOfTheDay(change, now) >= change.limit()) {
            throw new ServiceException(
                    ErrorCode.LIMIT_EXCEEDED,
                    operation + " can be carried out at most " + change.limit()
                            + " times within 24 hours for a stream.");
        }
        return settings.withChange(change, now);
    }
}
