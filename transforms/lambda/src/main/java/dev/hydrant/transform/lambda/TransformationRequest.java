package dev.hydrant.transform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.transform.StreamRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads Firehose's request; a Kinesis source adds the stream's ARN and each record's metadata.
final class TransformationRequest {

    private TransformationRequest() {}

    static List<TransformationRecord> read(JsonMapper json, InputStream in) throws IOException {
        JsonNode request = json.readTree(in);
        if (!request.path("records").isArray()) {
            throw new InvalidTransformationRequestException("`records` must be an array but was "
                    + request.path("records").getNodeType());
        }
        String stream = streamName(request);
        List<TransformationRecord> records = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : request.get("records")) {
            String place = "records[" + records.size() + "].";
            TransformationRecord record = read(node, stream, place);
            if (!ids.add(record.recordId())) {
                throw new InvalidTransformationRequestException(
                        "`" + place + "recordId` must be unique but was " + record.recordId() + " again");
            }
            records.add(record);
        }
        return records;
    }

    /// The Kinesis stream's name, or the delivery stream's where records are put to it directly.
    private static String streamName(JsonNode request) {
        String arn = request.hasNonNull("sourceKinesisStreamArn")
                ? text(request, "sourceKinesisStreamArn", "")
                : text(request, "deliveryStreamArn", "");
        return arn.substring(arn.indexOf('/') + 1);
    }

    private static TransformationRecord read(JsonNode node, String stream, String place) {
        String id = text(node, "recordId", place);
        String data = text(node, "data", place);
        JsonNode kinesis = node.path("kinesisRecordMetadata");
        JsonNode timed = node.has("approximateArrivalTimestamp") ? node : kinesis;
        if (!timed.path("approximateArrivalTimestamp").canConvertToLong()) {
            throw new InvalidTransformationRequestException(
                    "`" + place + "approximateArrivalTimestamp` must be milliseconds since 1970");
        }
        Instant arrival =
                Instant.ofEpochMilli(timed.get("approximateArrivalTimestamp").longValue());
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            return new TransformationRecord.Undecodable(id, "its data isn't base64: " + e.getMessage());
        }
        return new TransformationRecord.Decoded(
                id,
                new StreamRecord(
                        bytes,
                        kinesis.path("partitionKey").asText(""),
                        arrival,
                        stream,
                        kinesis.path("shardId").asText(""),
                        kinesis.path("sequenceNumber").asText(id)));
    }

    private static String text(JsonNode node, String field, String place) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new InvalidTransformationRequestException(
                    "`" + place + field + "` must be a string but was " + value.getNodeType());
        }
        return value.textValue();
    }
}
