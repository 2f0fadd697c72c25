package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.ShardPage;
import dev.hydrant.shardstore.records.StoredRecord;
import dev.hydrant.shardstore.traffic.Metric;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes iterators and reads by them.
final class ReadOperations {

    private static final Operation ITERATOR = Service.KINESIS.operation("GetShardIterator");
    private static final Operation GET = Service.KINESIS.operation("GetRecords");
    private static final int MAX_RECORDS = 10_000;
    private static final long MAX_BYTES = 10L * 1024 * 1024;

    private final ShardStore store;
    private final StreamNames names;
    private final ShardIterators iterators;
    private final Throughput throughput;

    ReadOperations(ShardStore store, StreamNames names, ShardIterators iterators) {
        this.store = store;
        this.names = names;
        this.iterators = iterators;
        this.throughput = new Throughput(store);
    }

    Struct iterator(Struct input) {
        String name = names.name(input);
        String account = store.settings().account();
        int index = ShardIds.checked(input.text("ShardId"), name, account);
        StoredStream stream = store.readable(name, index);
        Shard shard = ShardIds.readable(stream, input.text("ShardId"), account);
        throughput.admitIterator(stream, shard);
        try {
            long counter = new StartingPlaces(store, stream, shard).counter(input);
            return Struct.of(ITERATOR.output())
                    .with("ShardIterator", iteratorAt(stream, shard, counter))
                    .build();
        } catch (IOException e) {
            throw unreadable(stream, shard, e);
        }
    }

    Struct records(Struct input) {
        ShardIterators.Place place = iterators.read(input.text("ShardIterator"));
        String account = store.settings().account();
        StoredStream stream = stream(place);
        names.nameInArn(input).filter(name -> !name.equals(stream.name())).ifPresent(name -> {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "StreamARN and the stream of the ShardIterator differ.");
        });
        Shard shard = ShardIds.readable(stream, place.shardId(), account);
        if (shard.createdSeconds() != place.next().createdSeconds()) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, "Invalid ShardIterator.");
        }
        return store.traffic(stream)
                .measured(
                        Metric.GET_RECORDS_LATENCY,
                        Metric.GET_RECORDS_SUCCESS,
                        () -> read(stream, shard, place.next().counter(), input.integer("Limit", MAX_RECORDS)));
    }

    private Struct read(StoredStream stream, Shard shard, long counter, int limit) {
        throughput.admitRead(stream, shard);
        try {
            ShardPage page = store.read(stream, shard, counter, limit, MAX_BYTES);
            return page.end() == ShardPage.End.CLOSED && shard.isOpen()
                    ? closedMeanwhile(stream, shard, page)
                    : answer(stream, shard, page);
        } catch (IOException e) {
            throw unreadable(stream, shard, e);
        }
    }

    /// The stream that an iterator is of, as far as is known; if what is known lacks it, as it stands.
    private StoredStream stream(ShardIterators.Place place) {
        int index = ShardIds.checked(
                place.shardId(), place.stream(), store.settings().account());
        StoredStream stream = store.readable(place.stream(), index);
        boolean known = index < stream.shards().size()
                && stream.shards().get(index).createdSeconds() == place.next().createdSeconds();
        if (!known) {
            store.catchUp();
        }
        return known ? stream : store.readable(place.stream(), index);
    }

    /// Whoever reads the end of a shard finds out what follows it, or comes again if that isn't known yet.
    private Struct closedMeanwhile(StoredStream known, Shard shard, ShardPage page) {
        StoredStream stream = store.caughtUp(known.name());
        return answer(
                stream,
                stream.shards().stream()
                        .filter(current -> current.number() == shard.number())
                        .findFirst()
                        .orElse(shard),
                page);
    }

    /// A shard that is known to have ended holds nothing that comes later, and one that never took a record isn't
    /// closed in the log.
    private Struct answer(StoredStream stream, Shard shard, ShardPage page) {
        List<StoredRecord> records = page.records();
        Shape.Structure shape = GET.output().inner("Records");
        List<Struct> answered = new ArrayList<>(records.size());
        for (StoredRecord record : records) {
            answered.add(Struct.of(shape)
                    .with(
                            "SequenceNumber",
                            shard.sequenceNumber(record.counter(), record.arrivalMillis())
                                    .toString())
                    .with("ApproximateArrivalTimestamp", Instant.ofEpochMilli(record.arrivalMillis()))
                    .with("Data", record.data())
                    .with("PartitionKey", record.partitionKey())
                    .with("EncryptionType", record.isSealed() ? "KMS" : null)
                    .build());
        }
        boolean atTip = page.end() != ShardPage.End.MORE;
        boolean ended = atTip && !shard.isOpen();
        long behind = atTip
                ? 0
                : Math.max(0, store.clock().millis() - records.getLast().arrivalMillis());
        measure(stream, shard, records, behind);
        return Struct.of(GET.output())
                .with("Records", answered)
                .with("NextShardIterator", ended ? null : iteratorAt(stream, shard, page.next()))
                .with("MillisBehindLatest", behind)
                .with("ChildShards", ended ? children(stream, shard) : null)
                .build();
    }

    private void measure(StoredStream stream, Shard shard, List<StoredRecord> records, long behindMillis) {
        long bytes = 0;
        for (StoredRecord record : records) {
            bytes += record.data().length();
        }
        store.traffic(stream).observe(Metric.GET_RECORDS_RECORDS, records.size());
        store.traffic(stream).observe(Metric.GET_RECORDS_BYTES, bytes);
        store.traffic(stream, shard)
                .got(records.size(), bytes, behindMillis, store.clock().millis());
    }

    private static List<Struct> children(StoredStream stream, Shard shard) {
        Shape.Structure shape = GET.output().inner("ChildShards");
        return stream.map().childrenOf(shard).stream()
                .map(child -> ShardViews.child(shape, child))
                .toList();
    }

    private String iteratorAt(StoredStream stream, Shard shard, long counter) {
        SequenceNumber next = shard.sequenceNumber(counter, shard.createdSeconds() * 1000);
        return iterators.write(new ShardIterators.Place(stream.name(), shard.id(), next));
    }

    private static ServiceException unreadable(StoredStream stream, Shard shard, IOException e) {
        return new ServiceException(
                ErrorCode.INTERNAL_FAILURE,
                "Shard " + shard.id() + " of stream " + stream.name() + " can't be read: " + e.getMessage(),
                e);
    }
}
