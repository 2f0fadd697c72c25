package dev.hydrant.clients;

import com.fasterxml.jackson.databind.JsonNode;

/// A stream of one shard, called `clicks`, as a client of an [Sdk] uses it.
final class SdkStream {

    static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks";
    static final String SHARD = "shardId-000000000000";

    private final SdkClient kinesis;

    private SdkStream(SdkClient kinesis) {
        this.kinesis = kinesis;
    }

    /// Makes it, for records of up to 10 MiB, and waits until it is there.
    static SdkStream create(SdkClient kinesis) {
        kinesis.call("CreateStream", "{'StreamName': 'clicks', 'ShardCount': 1, 'MaxRecordSizeInKiB': 10240}");
        kinesis.await("StreamExists", "{'StreamName': 'clicks'}");
        return new SdkStream(kinesis);
    }

    /// @param data a letter for each byte
    JsonNode put(String data) {
        return kinesis.call(
                "PutRecord", SdkClient.entry("a", SdkClient.bytes(data)).put("StreamName", "clicks"));
    }

    /// @param type and what belongs to it; JSON, with apostrophes for quotation marks
    JsonNode records(String type) {
        return recordsFrom(iterator(type));
    }

    JsonNode recordsFrom(String iterator) {
        return kinesis.call("GetRecords", "{'ShardIterator': '" + iterator + "'}")
                .get("Records");
    }

    String iterator(String type) {
        return kinesis.call(
                        "GetShardIterator",
                        "{'StreamName': 'clicks', 'ShardId': '%s', 'ShardIteratorType': %s}".formatted(SHARD, type))
                .get("ShardIterator")
                .asText();
    }

    /// Registers a consumer and waits until it is active.
    ///
    /// @return its ARN
    String consumer(String name) throws InterruptedException {
        String arn = kinesis.call(
                        "RegisterStreamConsumer", "{'StreamARN': '%s', 'ConsumerName': '%s'}".formatted(ARN, name))
                .at("/Consumer/ConsumerARN")
                .asText();
        while (!kinesis.call("DescribeStreamConsumer", "{'ConsumerARN': '" + arn + "'}")
                .at("/ConsumerDescription/ConsumerStatus")
                .asText()
                .equals("ACTIVE")) {
            Thread.sleep(50);
        }
        return arn;
    }

    /// The parameters of SubscribeToShard.
    static String from(String consumer, String place) {
        return "{'ConsumerARN': '%s', 'ShardId': '%s', 'StartingPosition': {'Type': %s}}"
                .formatted(consumer, SHARD, place);
    }
}
