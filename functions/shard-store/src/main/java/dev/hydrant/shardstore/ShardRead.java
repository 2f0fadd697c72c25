package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.ShardPage;
import dev.hydrant.shardstore.records.StoredRecord;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one read of a shard brought, as its readers are shown it.
///
/// @param stored the records, in order
/// @param next the counter to read on from
/// @param isEnd whether nothing will ever follow: the shard is closed, and this is its end
/// @param millisBehindLatest how old the last of the records is, or 0 if there is none behind it
record ShardRead(Place place, List<StoredRecord> stored, long next, boolean isEnd, long millisBehindLatest) {

    /// Where to read.
    ///
    /// @param stream as it stands, before it is read: a shard that is closed in it holds all its records already
    record Place(StoredStream stream, Shard shard, long counter) {}

    static ShardRead of(ShardStore store, Place place, int maxRecords, long maxBytes) throws IOException {
        AnswerRoom room = new AnswerRoom(store.settings().answerBytes());
        long bytes = Math.min(maxBytes, room.dataBytes());
        ShardPage page = room.cut(store.read(place.stream(), place.shard(), place.counter(), maxRecords, bytes));
        return page.end() == ShardPage.End.CLOSED && place.shard().isOpen()
                ? of(store, closedMeanwhile(store, place), page)
                : of(store, place, page);
    }

    /// A shard that is known to have ended holds nothing that comes later, and one that never took a record isn't
    /// closed in the log. A page is empty though more is behind it, where that came after its records were
    /// looked for.
    static ShardRead of(ShardStore store, Place place, ShardPage page) {
        boolean atTip = page.end() != ShardPage.End.MORE;
        long behind = atTip || page.records().isEmpty()
                ? 0
                : Math.max(0, store.clock().millis() - page.records().getLast().arrivalMillis());
        return new ShardRead(
                place, page.records(), page.next(), atTip && !place.shard().isOpen(), behind);
    }

    /// Whoever reads the end of a shard finds out what follows it, or comes again if that isn't known yet.
    private static Place closedMeanwhile(ShardStore store, Place place) {
        StoredStream stream = store.caughtUp(place.stream().name());
        Shard shard = stream.shards().stream()
                .filter(current -> current.number() == place.shard().number())
                .findFirst()
                .orElse(place.shard());
        return new Place(stream, shard, place.counter());
    }

    /// As if nothing had been read yet.
    ShardRead withoutRecords() {
        return new ShardRead(place, List.of(), place.counter(), false, millisBehindLatest);
    }

    /// What the records' data take.
    long bytes() {
        long bytes = 0;
        for (StoredRecord record : stored) {
            bytes += record.data().length();
        }
        return bytes;
    }

    List<Struct> records(Shape.Structure shape) {
        List<Struct> shown = new ArrayList<>(stored.size());
        for (StoredRecord record : stored) {
            shown.add(Struct.of(shape)
                    .with(
                            "SequenceNumber",
                            place.shard()
                                    .sequenceNumber(record.counter(), record.arrivalMillis())
                                    .toString())
                    .with("ApproximateArrivalTimestamp", Instant.ofEpochMilli(record.arrivalMillis()))
                    .with("Data", record.data())
                    .with("PartitionKey", record.partitionKey())
                    .with("EncryptionType", record.isSealed() ? "KMS" : null)
                    .build());
        }
        return shown;
    }

    /// The shards to read after this one.
    List<Struct> children(Shape.Structure shape) {
        return place.stream().map().childrenOf(place.shard()).stream()
                .map(child -> ShardViews.child(shape, child))
                .toList();
    }

    static ServiceException failed(StoredStream stream, Shard shard, IOException e) {
        return new ServiceException(
                ErrorCode.INTERNAL_FAILURE,
                "Shard " + shard.id() + " of stream " + stream.name() + " can't be read: " + e.getMessage(),
                e);
    }
}
