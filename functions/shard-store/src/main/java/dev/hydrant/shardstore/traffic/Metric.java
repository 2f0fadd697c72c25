package dev.hydrant.shardstore.traffic;

import java.util.Arrays;
import java.util.List;

/// What is measured of streams and shards, by CloudWatch's names.
public enum Metric {
    INCOMING_BYTES("IncomingBytes", Kind.TOTAL, Unit.BYTES),
    INCOMING_RECORDS("IncomingRecords", Kind.TOTAL, Unit.COUNT),
    OUTGOING_BYTES("OutgoingBytes", Kind.TOTAL, Unit.BYTES),
    OUTGOING_RECORDS("OutgoingRecords", Kind.TOTAL, Unit.COUNT),
    WRITE_PROVISIONED_THROUGHPUT_EXCEEDED("WriteProvisionedThroughputExceeded", Kind.TOTAL, Unit.COUNT),
    READ_PROVISIONED_THROUGHPUT_EXCEEDED("ReadProvisionedThroughputExceeded", Kind.TOTAL, Unit.COUNT),
    ITERATOR_AGE_MILLISECONDS("IteratorAgeMilliseconds", Kind.LATEST, Unit.MILLISECONDS),
    GET_RECORDS_BYTES("GetRecords.Bytes", Kind.TOTAL, Unit.BYTES),
    GET_RECORDS_LATENCY("GetRecords.Latency", Kind.SAMPLES, Unit.MILLISECONDS),
    GET_RECORDS_RECORDS("GetRecords.Records", Kind.TOTAL, Unit.COUNT),
    GET_RECORDS_SUCCESS("GetRecords.Success", Kind.SAMPLES, Unit.COUNT),
    PUT_RECORD_BYTES("PutRecord.Bytes", Kind.TOTAL, Unit.BYTES),
    PUT_RECORD_LATENCY("PutRecord.Latency", Kind.SAMPLES, Unit.MILLISECONDS),
    PUT_RECORD_SUCCESS("PutRecord.Success", Kind.SAMPLES, Unit.COUNT),
    PUT_RECORDS_BYTES("PutRecords.Bytes", Kind.TOTAL, Unit.BYTES),
    PUT_RECORDS_LATENCY("PutRecords.Latency", Kind.SAMPLES, Unit.MILLISECONDS),
    PUT_RECORDS_SUCCESS("PutRecords.Success", Kind.SAMPLES, Unit.COUNT),
    PUT_RECORDS_TOTAL_RECORDS("PutRecords.TotalRecords", Kind.TOTAL, Unit.COUNT),
    PUT_RECORDS_SUCCESSFUL_RECORDS("PutRecords.SuccessfulRecords", Kind.TOTAL, Unit.COUNT),
    PUT_RECORDS_FAILED_RECORDS("PutRecords.FailedRecords", Kind.TOTAL, Unit.COUNT),
    PUT_RECORDS_THROTTLED_RECORDS("PutRecords.ThrottledRecords", Kind.TOTAL, Unit.COUNT),
    SUBSCRIBE_TO_SHARD_RATE_EXCEEDED("SubscribeToShard.RateExceeded", Kind.TOTAL, Unit.COUNT),
    SUBSCRIBE_TO_SHARD_SUCCESS("SubscribeToShard.Success", Kind.SAMPLES, Unit.COUNT),
    SUBSCRIBE_TO_SHARD_EVENT_BYTES("SubscribeToShardEvent.Bytes", Kind.TOTAL, Unit.BYTES),
    SUBSCRIBE_TO_SHARD_EVENT_RECORDS("SubscribeToShardEvent.Records", Kind.TOTAL, Unit.COUNT),
    SUBSCRIBE_TO_SHARD_EVENT_MILLIS_BEHIND_LATEST(
            "SubscribeToShardEvent.MillisBehindLatest", Kind.LATEST, Unit.MILLISECONDS);

    /// What a shard has too; the others are a stream's alone.
    private static final List<Metric> OF_SHARDS = Arrays.stream(values())
            .filter(metric -> metric.compareTo(ITERATOR_AGE_MILLISECONDS) <= 0)
            .toList();

    /// How what is observed becomes one figure.
    public enum Kind {
        /// Added up.
        TOTAL,
        /// Added up and counted, so that a mean can be had.
        SAMPLES,
        /// The newest stands.
        LATEST
    }

    /// CloudWatch's units.
    public enum Unit {
        BYTES("Bytes"),
        COUNT("Count"),
        MILLISECONDS("Milliseconds");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final String text;
    private final Kind kind;
    private final Unit unit;

    Metric(String text, Kind kind, Unit unit) {
        this.text = text;
        this.kind = kind;
        this.unit = unit;
    }

    public static List<Metric> ofShards() {
        return OF_SHARDS;
    }

    /// CloudWatch's name.
    public String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }

    Unit unit() {
        return unit;
    }
}
