package dev.hydrant.shardstore;

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

    ReadOperations(ShardStore store, StreamNames names, ShardIterators iterators) {
        this.store = store;
        this.names = names;
        this.iterators = iterators;
    }

    Struct iterator(Struct input) {
        StoredStream stream = names.stream(input);
        if (store.status(stream) == StreamStatus.CREATING) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Stream " + stream.name() + " under account "
                            + store.settings().account() + " not found.");
        }
        Shard shard =
                ShardIds.shard(stream, input.text("ShardId"), store.settings().account());
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
        StoredStream stream = store.stream(place.stream());
        names.nameInArn(input).filter(name -> !name.equals(stream.name())).ifPresent(name -> {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "StreamARN and the stream of the ShardIterator differ.");
        });
        Shard shard = ShardIds.shard(stream, place.shardId(), store.settings().account());
        if (shard.createdSeconds() != place.next().createdSeconds()) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, "Invalid ShardIterator.");
        }
        try {
            long counter = place.next().counter();
            List<StoredRecord> records =
                    store.read(stream, shard, counter, input.integer("Limit", MAX_RECORDS), MAX_BYTES);
            return answer(stream, shard, records, counter);
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
        long behind = atTip
                ? 0
                : Math.max(0, store.clock().millis() - records.getLast().arrivalMillis());
        return Struct.of(GET.output())
                .with("Records", answered)
                .with("NextShardIterator", iteratorAt(stream, shard, next))
                .with("MillisBehindLatest", behind)
                .build();
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
