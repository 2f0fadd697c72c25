package dev.hydrant.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.ledger.Positions;
import dev.hydrant.wire.Encoding;
import dev.hydrant.wire.RequestDocument;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Struct;
import dev.hydrant.wire.StructWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What is kept of a delivery stream.
///
/// @param id minted when it was made
/// @param positions where its source stood then
/// @param catalog the directory of its table definitions
/// @param request the CreateDeliveryStream request
record DeliveryRecord(String id, Instant created, Positions positions, Path catalog, Struct request) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String name() {
        return request.text("DeliveryStreamName");
    }

    /// The request as canonical JSON: equal for equal requests.
    byte[] requestJson() {
        return StructWriter.write(Encoding.JSON, request);
    }

    byte[] encode() throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("id", id)
                .put("createdMillis", created.toEpochMilli())
                .put("catalog", catalog.toString());
        ObjectNode at = node.putObject("positions");
        positions.byShard().forEach(at::put);
        node.set("request", JSON.readTree(requestJson()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    static DeliveryRecord decode(byte[] bytes) throws IOException {
        JsonNode node = JSON.readTree(bytes);
        Map<String, String> positions = new TreeMap<>();
        node.required("positions")
                .properties()
                .forEach(at -> positions.put(at.getKey(), at.getValue().asText()));
        return new DeliveryRecord(
                node.required("id").asText(),
                Instant.ofEpochMilli(node.required("createdMillis").asLong()),
                Positions.of(positions),
                Path.of(node.required("catalog").asText()),
                RequestDocument.read(
                        Service.FIREHOSE.operation("CreateDeliveryStream"),
                        JSON.writeValueAsBytes(node.required("request"))));
    }
}
