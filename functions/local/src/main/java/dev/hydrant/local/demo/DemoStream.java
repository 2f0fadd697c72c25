package dev.hydrant.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.local.demo.DemoEvents.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The demo's calls to the wire API, each as an AWS client makes it.
///
/// @param client of the running server
record DemoStream(WireClient client) {

    private static final int RECORDS_PER_CALL = 500;
    private static final int POLLS = 200;
    private static final int POLL_MILLIS = 50;
    private static final JsonMapper JSON = new JsonMapper();

    void create(String name, int shards) throws IOException, InterruptedException {
        client.call(
                WireClient.KINESIS + "CreateStream",
                JSON.createObjectNode().put("StreamName", name).put("ShardCount", shards));
        for (int poll = 0; poll < POLLS; poll++) {
            JsonNode summary = client.call(
                            WireClient.KINESIS + "DescribeStreamSummary",
                            JSON.createObjectNode().put("StreamName", name))
                    .path("StreamDescriptionSummary");
            if (summary.path("StreamStatus").asText().equals("ACTIVE")) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("stream " + name + " did not become ACTIVE");
    }

    /// Makes a delivery stream from the configuration of that name, which is left in the folder to be read.
    String createDelivery(String name, Path folder) throws IOException, InterruptedException {
        Path copy = folder.resolve(name + ".json");
        try (InputStream configuration = DemoStream.class.getResourceAsStream("/demo/" + name + ".json")) {
            if (configuration == null) {
                throw new IOException("the demo's configuration " + name + " is missing from the program");
            }
            Files.copy(configuration, copy);
        }
        client.call(WireClient.FIREHOSE + "CreateDeliveryStream", JSON.readTree(Files.readAllBytes(copy)));
        return name;
    }

    /// Puts the events in their order, 500 a call.
    void put(String stream, List<Event> events) throws IOException, InterruptedException {
        for (int from = 0; from < events.size(); from += RECORDS_PER_CALL) {
            ObjectNode input = JSON.createObjectNode().put("StreamName", stream);
            ArrayNode records = input.putArray("Records");
            for (Event event : events.subList(from, Math.min(events.size(), from + RECORDS_PER_CALL))) {
                records.addObject().put("Data", event.data()).put("PartitionKey", event.partitionKey());
            }
            JsonNode answer = client.call(WireClient.KINESIS + "PutRecords", input);
            if (answer.path("FailedRecordCount").asInt() != 0) {
                throw new IOException("PutRecords refused " + answer.path("FailedRecordCount") + " records");
            }
        }
    }
}
