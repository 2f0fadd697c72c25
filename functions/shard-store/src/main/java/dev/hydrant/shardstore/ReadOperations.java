package dev.hydrant.shardstore;

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
        StoredStream stream =
                store.readable(place.stream(), ShardIds.checked(place.shardId(), place.stream(), account));
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
            return answer(stream, shard, store.read(stream, shard, counter, limit, MAX_BYTES), counter);
        } catch (IOException e) {
            throw unreadable(stream, shard, e);
        }
    }

    private Struct answer(StoredStream stream, Shard shard, List<StoredRecord> records, long counter) {
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
                    .build());
        }
        long next = records.isEmpty() ? counter : records.getLast().counter() + 1;
        boolean atTip = records.isEmpty() || next >= store.nextCounter(shard);
        boolean ended = !shard.isOpen() && next >= store.nextCounter(shard);
        long behind = atTip
                ? 0
                : Math.max(0, store.clock().millis() - records.getLast().arrivalMillis());
        measure(stream, shard, records, behind);
        return Struct.of(GET.output())
                .with("Records", answered)
                .with("NextShardIterator", ended ? null : iteratorAt(stream, shard, next))
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
