package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Finds the record that a new iterator or a subscription begins with.
final class StartingPlaces {

    /// The iterator types, named as on the wire.
    private enum Type {
        AT_SEQUENCE_NUMBER,
        AFTER_SEQUENCE_NUMBER,
        TRIM_HORIZON,
        LATEST,
        AT_TIMESTAMP
    }

    /// Where somebody asks to begin.
    ///
    /// @param operation what asks
    private record Asked(String operation, Type type, Optional<String> sequenceNumber, Optional<Instant> timestamp) {}

    private final ShardStore store;
    private final StoredStream stream;
    private final Shard shard;

    StartingPlaces(ShardStore store, StoredStream stream, Shard shard) {
        this.store = store;
        this.stream = stream;
        this.shard = shard;
    }

    /// The counter of the record that an iterator begins with.
    long ofIterator(Struct input) throws IOException {
        return counter(new Asked(
                "GetShardIterator",
                Type.valueOf(input.text("ShardIteratorType")),
                input.textIfPresent("StartingSequenceNumber"),
                input.timeIfPresent("Timestamp")));
    }

    /// The counter of the record that a subscription begins with.
    ///
    /// @param position a `StartingPosition`
    long ofSubscription(Struct position) throws IOException {
        return counter(new Asked(
                "SubscribeToShard",
                Type.valueOf(position.text("Type")),
                position.textIfPresent("SequenceNumber"),
                position.timeIfPresent("Timestamp")));
    }

    private long counter(Asked asked) throws IOException {
        Type type = asked.type();
        boolean bySequence = type == Type.AT_SEQUENCE_NUMBER || type == Type.AFTER_SEQUENCE_NUMBER;
        Optional<String> sequenceNumber = asked.sequenceNumber();
        Optional<Instant> timestamp = asked.timestamp();
        if (bySequence != sequenceNumber.isPresent()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber"
                            + " or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
                            + type + (bySequence ? " and no" : " and also a") + " StartingSequenceNumber.");
        }
        if (type == Type.AT_TIMESTAMP && timestamp.isEmpty()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no"
                            + " timestamp parameter.");
        }
        if (type != Type.AT_TIMESTAMP && timestamp.isPresent()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Must specify a Timestamp for the iterator type AT_TIMESTAMP, and for no other. Request specified "
                            + type + " and also a Timestamp.");
        }
        return switch (type) {
            case AT_SEQUENCE_NUMBER ->
                checked(asked, sequenceNumber.orElseThrow()).counterFrom();
            case AFTER_SEQUENCE_NUMBER ->
                checked(asked, sequenceNumber.orElseThrow()).counterBehind();
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

    private SequenceNumber checked(Asked asked, String decimal) {
        SequenceNumber number;
        try {
            number = SequenceNumber.parse(decimal);
        } catch (IllegalArgumentException | ArithmeticException e) {
            refuseOtherShard(OldSequenceNumber.parse(decimal)
                    .orElseThrow(() ->
                            new ServiceException(ErrorCode.INVALID_ARGUMENT, used(asked, decimal) + " is invalid.", e))
                    .shardIndex());
            throw notOfThisStream(asked, decimal);
        }
        refuseOtherShard(number.shardIndex());
        if (number.createdSeconds() != shard.createdSeconds()) {
            throw notOfThisStream(asked, decimal);
        }
        return number;
    }

    private void refuseOtherShard(int encoded) {
        if (encoded != shard.index()) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Invalid StartingSequenceNumber. It encodes " + "shardId-%012d".formatted(encoded)
                            + ", while it was used in a call to a shard with " + shard.id());
        }
    }

    private ServiceException notOfThisStream(Asked asked, String decimal) {
        return new ServiceException(
                ErrorCode.INVALID_ARGUMENT,
                used(asked, decimal) + " is invalid because it did not come from this stream.");
    }

    private String used(Asked asked, String decimal) {
        return "StartingSequenceNumber " + decimal + " used in " + asked.operation() + " on shard " + shard.id()
                + " in stream " + stream.name() + " under account "
                + store.settings().account();
    }
}
