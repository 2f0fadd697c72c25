package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Finds the record that a new iterator begins with.
final class StartingPlaces {

    /// The iterator types, named as on the wire.
    private enum Type {
        AT_SEQUENCE_NUMBER,
        AFTER_SEQUENCE_NUMBER,
        TRIM_HORIZON,
        LATEST,
        AT_TIMESTAMP
    }

    private final ShardStore store;
    private final StoredStream stream;
    private final Shard shard;

    StartingPlaces(ShardStore store, StoredStream stream, Shard shard) {
        this.store = store;
        this.stream = stream;
        this.shard = shard;
    }

    /// The counter of that record.
    long counter(Struct input) throws IOException {
        Type type = Type.valueOf(input.text("ShardIteratorType"));
        boolean bySequence = type == Type.AT_SEQUENCE_NUMBER || type == Type.AFTER_SEQUENCE_NUMBER;
        Optional<String> sequenceNumber = input.textIfPresent("StartingSequenceNumber");
        Optional<Instant> timestamp = input.timeIfPresent("Timestamp");
        if (bySequence != sequenceNumber.isPresent()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber"
                            + " or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
                            + type + (bySequence ? " and no" : " and also a") + " StartingSequenceNumber.");
        }
        if ((type == Type.AT_TIMESTAMP) != timestamp.isPresent()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Must specify a Timestamp for the iterator type AT_TIMESTAMP, and for no other. Request specified "
                            + type + (timestamp.isPresent() ? " and also a" : " and no") + " Timestamp.");
        }
        return switch (type) {
            case AT_SEQUENCE_NUMBER -> checked(sequenceNumber.orElseThrow());
            case AFTER_SEQUENCE_NUMBER ->
                Math.min(checked(sequenceNumber.orElseThrow()), SequenceNumber.LAST_COUNTER - 1) + 1;
            case TRIM_HORIZON -> store.horizon(stream, shard);
            case LATEST -> store.nextCounter(shard);
            case AT_TIMESTAMP -> since(timestamp.orElseThrow());
        };
    }

    private long since(Instant time) throws IOException {
        long now = store.clock().millis();
        if (time.toEpochMilli() > now) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                            + " timestampInMillis: " + time.toEpochMilli() + ", currentTimestampInMillis: " + now);
        }
        return Math.max(store.counterSince(shard, time.toEpochMilli()), store.horizon(stream, shard));
    }

    private long checked(String decimal) {
        SequenceNumber number;
        try {
            number = SequenceNumber.parse(decimal);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, used(decimal) + " is invalid.", e);
        }
        if (number.shardIndex() != shard.index()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Invalid StartingSequenceNumber. It encodes " + Shard.id(number.shardIndex())
                            + ", while it was used in a call to a shard with " + shard.id());
        }
        if (number.createdSeconds() != shard.createdSeconds()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    used(decimal) + " is invalid because it did not come from this stream.");
        }
        return number.counter();
    }

    private String used(String decimal) {
        return "StartingSequenceNumber " + decimal + " used in GetShardIterator on shard " + shard.id() + " in stream "
                + stream.name() + " under account " + store.settings().account();
    }
}
