package dev.hydrant.shardstore;

import dev.hydrant.shardstore.traffic.Metric;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.io.IOException;

/// Makes iterators and reads by them.
final class ReadOperations {

    private static final Operation ITERATOR = Service.KINESIS.operation("GetShardIterator");
    private static final Operation GET = Service.KINESIS.operation("GetRecords");
    private static final int MAX_RECORDS = 10_000;
    private static final long MAX_BYTES = 10L * 1024 * 1024;

    private final ShardStore store;
    private final StreamNames names;
    private final ShardIterators iterators;

    ReadOperations(ShardStore store, StreamNames names, ShardIterators iterators) {
        this.store = store;
        this.names = names;
        this.iterators = iterators;
    }

    Struct iterator(Struct input) {
        String name = names.name(input);
        String account = store.settings().account();
        int index = ShardIds.checked(input.text("ShardId"), name, account);
        StoredStream stream = store.readable(name, index);
        Shard shard = ShardIds.readable(stream, input.text("ShardId"), account);
        store.throughput().admitIterator(stream, shard);
        try {
            long counter = new StartingPlaces(store, stream, shard).ofIterator(input);
            return Struct.of(ITERATOR.output())
                    .with("ShardIterator", iteratorAt(stream, shard, counter))
                    .build();
        } catch (IOException e) {
            throw ShardRead.failed(stream, shard, e);
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
        store.throughput().admitRead(stream, shard);
        try {
            ShardRead read = ShardRead.of(store, new ShardRead.Place(stream, shard, counter), limit, MAX_BYTES);
            measure(stream, shard, read);
            return Struct.of(GET.output())
                    .with("Records", read.records(GET.output().inner("Records")))
                    .with("NextShardIterator", read.isEnd() ? null : iteratorAt(stream, shard, read.next()))
                    .with("MillisBehindLatest", read.millisBehindLatest())
                    .with(
                            "ChildShards",
                            read.isEnd() ? read.children(GET.output().inner("ChildShards")) : null)
                    .build();
        } catch (IOException e) {
            throw ShardRead.failed(stream, shard, e);
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

    private void measure(StoredStream stream, Shard shard, ShardRead read) {
        int records = read.stored().size();
        long bytes = read.bytes();
        store.traffic(stream).observe(Metric.GET_RECORDS_RECORDS, records);
        store.traffic(stream).observe(Metric.GET_RECORDS_BYTES, bytes);
        store.traffic(stream, shard)
                .got(records, bytes, read.millisBehindLatest(), store.clock().millis());
    }

    private String iteratorAt(StoredStream stream, Shard shard, long counter) {
        SequenceNumber next = shard.sequenceNumber(counter, shard.createdSeconds() * 1000);
        return iterators.write(new ShardIterators.Place(stream.name(), shard.id(), next));
    }
}
