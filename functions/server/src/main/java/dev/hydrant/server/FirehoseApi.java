package dev.hydrant.server;

import dev.hydrant.delivery.config.StreamSource;
import dev.hydrant.shardstore.PutResult;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoredStream;
import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.wire.Binding;
import dev.hydrant.wire.Blob;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.OperationHandler;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The Firehose operations.
final class FirehoseApi {

    private static final Logger LOG = System.getLogger(FirehoseApi.class.getName());
    private static final Operation CREATE = Service.FIREHOSE.operation("CreateDeliveryStream");
    private static final Operation LIST = Service.FIREHOSE.operation("ListDeliveryStreams");
    private static final Operation PUT = Service.FIREHOSE.operation("PutRecord");
    private static final Operation PUT_BATCH = Service.FIREHOSE.operation("PutRecordBatch");
    private static final int DEFAULT_LISTED = 10;
    private static final String SLOW_DOWN = "Slow down.";
    private static final String FAILURE = "Internal Service Failure";
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private final Deliveries deliveries;
    private final ShardStore store;
    private final DeliveryStreamViews views;

    private FirehoseApi(Deliveries deliveries, ShardStore store) {
        this.deliveries = deliveries;
        this.store = store;
        this.views = new DeliveryStreamViews(store.settings());
    }

    static Binding binding(Deliveries deliveries, ShardStore store) {
        FirehoseApi api = new FirehoseApi(deliveries, store);
        Map<String, OperationHandler> handlers = Map.of(
                "CreateDeliveryStream", api::create,
                "DeleteDeliveryStream", api::delete,
                "DescribeDeliveryStream", api::describe,
                "ListDeliveryStreams", api::list,
                "PutRecord", api::put,
                "PutRecordBatch", api::putBatch);
        return new Binding(Service.FIREHOSE, handlers);
    }

    private Struct create(Struct input) {
        try {
            String name = deliveries.create(input).name();
            return Struct.of(CREATE.output())
                    .with("DeliveryStreamARN", views.arn(name))
                    .build();
        } catch (IOException e) {
            throw new ServiceException(ErrorCode.INTERNAL_FAILURE, "Internal Service Failure", e);
        }
    }

    private Struct delete(Struct input) {
        Deliveries.Running found = find(input);
        if (found.status() == Deliveries.Status.DELETING) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE, "Firehose " + found.record().name() + " is being deleted already.");
        }
        try {
            deliveries.delete(found);
        } catch (IOException e) {
            throw new ServiceException(ErrorCode.INTERNAL_FAILURE, "Internal Service Failure", e);
        }
        return Struct.of(Service.FIREHOSE.operation("DeleteDeliveryStream").output())
                .build();
    }

    private Struct describe(Struct input) {
        return views.describe(find(input));
    }

    private Struct list(Struct input) {
        int limit = input.integer("Limit", DEFAULT_LISTED);
        String after = input.textIfPresent("ExclusiveStartDeliveryStreamName").orElse("");
        List<String> names = deliveries.all().stream()
                .filter(one -> input.textIfPresent("DeliveryStreamType")
                        .map(type -> type.equals(DeliveryStreamViews.type(one)))
                        .orElse(true))
                .map(one -> one.record().name())
                .filter(name -> name.compareTo(after) > 0)
                .toList();
        return Struct.of(LIST.output())
                .with("DeliveryStreamNames", names.subList(0, Math.min(limit, names.size())))
                .with("HasMoreDeliveryStreams", names.size() > limit)
                .build();
    }

    private Struct put(Struct input) {
        StoredStream stream = directPut(input);
        PutResult result =
                put(stream, List.of(input.struct("Record").blob("Data"))).getFirst();
        return switch (result) {
            case PutResult.Stored stored ->
                Struct.of(PUT.output())
                        .with("RecordId", stored.sequenceNumber().toString())
                        .with("Encrypted", false)
                        .build();
            case PutResult.Throttled throttled -> throw new ServiceException(ErrorCode.SERVICE_UNAVAILABLE, SLOW_DOWN);
            case PutResult.Unknown unknown ->
                throw new ServiceException(ErrorCode.INTERNAL_FAILURE, FAILURE, unknown.cause());
        };
    }

    private Struct putBatch(Struct input) {
        StoredStream stream = directPut(input);
        List<Blob> records = new ArrayList<>();
        long bytes = 0;
        for (Struct record : input.structs("Records")) {
            records.add(record.blob("Data"));
            bytes += record.blob("Data").length();
        }
        if (bytes > MAX_BATCH_BYTES) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, "Records size exceeds 4 MB limit");
        }
        Shape.Structure shape = PUT_BATCH.output().inner("RequestResponses");
        List<Struct> responses = new ArrayList<>();
        int failed = 0;
        Throwable cause = null;
        for (PutResult result : put(stream, records)) {
            failed += result instanceof PutResult.Stored ? 0 : 1;
            responses.add(
                    switch (result) {
                        case PutResult.Stored stored ->
                            Struct.of(shape)
                                    .with("RecordId", stored.sequenceNumber().toString())
                                    .build();
                        case PutResult.Throttled throttled ->
                            failure(shape, ErrorCode.SERVICE_UNAVAILABLE.wireName(), SLOW_DOWN);
                        case PutResult.Unknown unknown -> {
                            cause = unknown.cause();
                            yield failure(shape, "InternalFailure", FAILURE);
                        }
                    });
        }
        if (cause != null) {
            LOG.log(
                    Level.ERROR,
                    "records put to delivery stream " + input.text("DeliveryStreamName") + " failed",
                    cause);
        }
        return Struct.of(PUT_BATCH.output())
                .with("FailedPutCount", failed)
                .with("Encrypted", false)
                .with("RequestResponses", responses)
                .build();
    }

    private static Struct failure(Shape.Structure shape, String code, String message) {
        return Struct.of(shape)
                .with("ErrorCode", code)
                .with("ErrorMessage", message)
                .build();
    }

    private List<PutResult> put(StoredStream stream, List<Blob> records) {
        List<PutEntry> entries =
                records.stream().map(data -> new PutEntry(new byte[0], data)).toList();
        return store.put(stream, entries, Collections.nCopies(entries.size(), BigInteger.ZERO));
    }

    private StoredStream directPut(Struct input) {
        Deliveries.Running found = find(input);
        if (!(found.stream().source() instanceof StreamSource.DirectPut)) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "This operation is not permitted on KinesisStreamAsSource delivery stream type.");
        }
        if (found.status() != Deliveries.Status.ACTIVE) {
            throw notFound(found.record().name());
        }
        return store.find(found.source())
                .orElseThrow(() -> notFound(found.record().name()));
    }

    private Deliveries.Running find(Struct input) {
        String name = input.text("DeliveryStreamName");
        return deliveries.find(name).orElseThrow(() -> notFound(name));
    }

    private ServiceException notFound(String name) {
        return new ServiceException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Firehose " + name + " under account " + store.settings().account() + " not found.");
    }
}
