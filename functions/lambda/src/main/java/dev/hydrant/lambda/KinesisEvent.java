package dev.hydrant.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What an event source mapping hands to a function: some records of one shard, in its order, perhaps with gaps.
///
/// @param stream the stream's name
/// @param shard empty where there are no records
record KinesisEvent(String stream, String shard, List<SourceRecord> records) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    KinesisEvent {
        records = List.copyOf(records);
    }

    private record EventRecord(
            String shard, String sequenceNumber, String partitionKey, long arrivalMillis, Slice payload)
            implements SourceRecord {}

    /// @throws IllegalArgumentException where it is no such event, naming the place
    static KinesisEvent read(InputStream in) throws IOException {
        JsonNode event = JSON.readTree(in);
        if (!event.path("Records").isArray()) {
            throw new IllegalArgumentException("`Records` must be an array but was "
                    + event.path("Records").getNodeType());
        }
        List<SourceRecord> records = new ArrayList<>();
        String stream = "";
        BigInteger last = BigInteger.ONE.negate();
        for (JsonNode node : event.get("Records")) {
            String place = "Records[" + records.size() + "].";
            EventRecord record = record(node, place);
            String arn = text(node, "eventSourceARN", place);
            stream = arn.substring(arn.indexOf('/') + 1);
            BigInteger number = new BigInteger(record.sequenceNumber);
            if (number.compareTo(last) <= 0
                    || !record.shard.equals(
                            records.isEmpty()
                                    ? record.shard
                                    : records.getFirst().shard())) {
                throw new IllegalArgumentException("`" + place
                        + "kinesis.sequenceNumber` must follow the one before in the same shard but was " + number);
            }
            last = number;
            records.add(record);
        }
        return new KinesisEvent(
                stream, records.isEmpty() ? "" : records.getFirst().shard(), records);
    }

    private static EventRecord record(JsonNode node, String place) throws IOException {
        JsonNode kinesis = node.path("kinesis");
        String within = place + "kinesis.";
        String eventId = text(node, "eventID", place);
        int colon = eventId.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException(
                    "`" + place + "eventID` must begin with a shard's id but was " + eventId);
        }
        String number = text(kinesis, "sequenceNumber", within);
        if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("`" + within + "sequenceNumber` must be decimal but was " + number);
        }
        JsonNode arrival = kinesis.path("approximateArrivalTimestamp");
        if (!arrival.isNumber()) {
            throw new IllegalArgumentException("`" + within + "approximateArrivalTimestamp` must be epoch seconds");
        }
        text(kinesis, "data", within);
        return new EventRecord(
                eventId.substring(0, colon),
                number,
                text(kinesis, "partitionKey", within),
                arrival.decimalValue().multiply(MILLIS).longValue(),
                Slice.of(kinesis.get("data").binaryValue()));
    }

    private static String text(JsonNode node, String field, String place) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("`" + place + field + "` must be a string but was "
                    + node.path(field).getNodeType());
        }
        return node.get(field).textValue();
    }
}
