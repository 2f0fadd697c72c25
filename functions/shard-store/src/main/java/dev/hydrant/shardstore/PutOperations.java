package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.shardstore.traffic.Metric;
import dev.hydrant.shardstore.traffic.StreamTraffic;
import dev.hydrant.wire.Blob;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.HurtConstraints;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts records, one or many.
final class PutOperations {

    private static final Logger LOG = System.getLogger(PutOperations.class.getName());
    private static final Operation PUT = Service.KINESIS.operation("PutRecord");
    private static final Operation PUT_MANY = Service.KINESIS.operation("PutRecords");
    private static final Shape.Structure RESULT = PUT_MANY.output().inner("Records");
    private static final String FAILURE = "Internal Service Failure";
    private static final int MAX_REQUEST_BYTES = 10 * 1024 * 1024;

    private final ShardStore store;
    private final StreamNames names;

    PutOperations(ShardStore store, StreamNames names) {
        this.store = store;
        this.names = names;
    }

    Struct put(Struct input) {
        StoredStream stream = writableStream(input);
        HurtConstraints hurt = new HurtConstraints();
        tellTooLong(stream, input, "", hurt);
        hurt.refuse();
        PutEntry entry = entry(stream, input);
        checkOrdering(stream, input);
        BigInteger hashKey = hashKey(input, entry);
        return store.traffic(stream)
                .measured(Metric.PUT_RECORD_LATENCY, Metric.PUT_RECORD_SUCCESS, () -> putOne(stream, entry, hashKey));
    }

    private Struct putOne(StoredStream stream, PutEntry entry, BigInteger hashKey) {
        store.traffic(stream).observe(Metric.PUT_RECORD_BYTES, entry.data().length());
        return switch (store.put(stream, List.of(entry), List.of(hashKey)).getFirst()) {
            case PutResult.Stored stored ->
                Struct.of(PUT.output())
                        .with("ShardId", stored.shard().id())
                        .with("SequenceNumber", stored.sequenceNumber().toString())
                        .with("EncryptionType", encryptionType(stream))
                        .build();
            case PutResult.Throttled throttled -> throw store.throughput().exceeded(stream, throttled.shard());
            case PutResult.Unknown unknown ->
                throw new ServiceException(ErrorCode.INTERNAL_FAILURE, FAILURE, unknown.cause());
        };
    }

    Struct putMany(Struct input) {
        StoredStream stream = writableStream(input);
        List<PutEntry> entries = new ArrayList<>();
        List<BigInteger> hashKeys = new ArrayList<>();
        List<Struct> records = input.structs("Records");
        HurtConstraints hurt = new HurtConstraints();
        for (int i = 0; i < records.size(); i++) {
            tellTooLong(stream, records.get(i), "records." + (i + 1) + ".member.", hurt);
        }
        hurt.refuse();
        long bytes = 0;
        for (Struct record : records) {
            PutEntry entry = entry(stream, record);
            bytes += entry.size();
            entries.add(entry);
            hashKeys.add(hashKey(record, entry));
        }
        if (bytes > MAX_REQUEST_BYTES) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Records size exceeds " + MAX_REQUEST_BYTES / (1024 * 1024) + " MB limit");
        }
        store.traffic(stream)
                .observe(
                        Metric.PUT_RECORDS_BYTES,
                        entries.stream()
                                .mapToLong(entry -> entry.data().length())
                                .sum());
        return store.traffic(stream)
                .measured(
                        Metric.PUT_RECORDS_LATENCY,
                        Metric.PUT_RECORDS_SUCCESS,
                        () -> answer(stream, store.put(stream, entries, hashKeys)));
    }

    private Struct answer(StoredStream stream, List<PutResult> results) {
        List<Struct> answers = new ArrayList<>(results.size());
        int throttled = 0;
        int unknown = 0;
        for (PutResult result : results) {
            switch (result) {
                case PutResult.Stored stored -> answers.add(stored(stored));
                case PutResult.Throttled refused -> {
                    throttled++;
                    answers.add(failed(
                            ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED.wireName(),
                            store.throughput().message(stream, refused.shard())));
                }
                case PutResult.Unknown lost -> {
                    if (unknown++ == 0) {
                        LOG.log(Level.ERROR, "records put to stream " + stream.name() + " failed", lost.cause());
                    }
                    answers.add(failed("InternalFailure", FAILURE));
                }
            }
        }
        StreamTraffic traffic = store.traffic(stream);
        traffic.observe(Metric.PUT_RECORDS_TOTAL_RECORDS, results.size());
        traffic.observe(Metric.PUT_RECORDS_SUCCESSFUL_RECORDS, results.size() - throttled - unknown);
        traffic.observe(Metric.PUT_RECORDS_THROTTLED_RECORDS, throttled);
        traffic.observe(Metric.PUT_RECORDS_FAILED_RECORDS, unknown);
        return Struct.of(PUT_MANY.output())
                .with("FailedRecordCount", throttled + unknown)
                .with("Records", answers)
                .with("EncryptionType", encryptionType(stream))
                .build();
    }

    /// Left out where nothing is encrypted.
    private static @Nullable String encryptionType(StoredStream stream) {
        return stream.settings().keyId() == null ? null : "KMS";
    }

    private static Struct stored(PutResult.Stored stored) {
        return Struct.of(RESULT)
                .with("SequenceNumber", stored.sequenceNumber().toString())
                .with("ShardId", stored.shard().id())
                .build();
    }

    private static Struct failed(String code, String message) {
        return Struct.of(RESULT)
                .with("ErrorCode", code)
                .with("ErrorMessage", message)
                .build();
    }

    private StoredStream writableStream(Struct input) {
        StoredStream stream = names.stream(input);
        StreamStatus status = store.status(stream);
        if (status != StreamStatus.ACTIVE && status != StreamStatus.UPDATING) {
            throw StreamNames.notFound(stream.name(), store.settings().account());
        }
        return stream;
    }

    /// What a stream is set to is a constraint like those of the model.
    private static void tellTooLong(StoredStream stream, Struct record, String parent, HurtConstraints hurt) {
        Blob data = record.blob("Data");
        if (data.length() > maxRecordBytes(stream)) {
            hurt.tooLong(data, parent + "data", maxRecordBytes(stream));
        }
    }

    private static int maxRecordBytes(StoredStream stream) {
        return stream.settings().maxRecordKib() * 1024;
    }

    private static PutEntry entry(StoredStream stream, Struct record) {
        Blob data = record.blob("Data");
        PutEntry entry = new PutEntry(record.text("PartitionKey").getBytes(StandardCharsets.UTF_8), data);
        int limit = maxRecordBytes(stream);
        if (entry.size() > limit) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The record and its partition key take " + entry.size() + " bytes, the limit of stream "
                            + stream.name() + " is " + limit + ".");
        }
        return entry;
    }

    private static BigInteger hashKey(Struct record, PutEntry entry) {
        Optional<String> explicit = record.textIfPresent("ExplicitHashKey");
        if (explicit.isEmpty()) {
            return HashKeys.of(entry.key());
        }
        BigInteger key = new BigInteger(explicit.get());
        if (key.compareTo(HashKeys.MAX) > 0) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                            + explicit.get());
        }
        return key;
    }

    /// A number of this store is always older than the next one, so it only has to be one.
    private void checkOrdering(StoredStream stream, Struct input) {
        Optional<String> ordering = input.textIfPresent("SequenceNumberForOrdering");
        if (ordering.isEmpty()) {
            return;
        }
        boolean valid;
        try {
            valid = isPast(SequenceNumber.parse(ordering.get()).arrivalSeconds());
        } catch (IllegalArgumentException | ArithmeticException e) {
            valid = OldSequenceNumber.parse(ordering.get())
                    .filter(old -> isPast(old.arrivalSeconds()))
                    .isPresent();
        }
        if (!valid) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "ExclusiveMinimumSequenceNumber " + ordering.get() + " used in PutRecord on stream " + stream.name()
                            + " under account " + store.settings().account() + " is invalid.");
        }
    }

    private boolean isPast(long seconds) {
        return seconds * 1000 <= store.clock().millis();
    }
}
