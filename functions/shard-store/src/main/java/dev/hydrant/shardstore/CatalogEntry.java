package dev.hydrant.shardstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One change to the streams, as the metadata log keeps it: a line of JSON.
sealed interface CatalogEntry {

    /// A stream was made.
    record Created(StoredStream stream) implements CatalogEntry {}

    /// A stream was deleted.
    record Deleted(String name, long millis) implements CatalogEntry {}

    /// The key that iterators and tokens are sealed with was made.
    record Secret(byte[] key) implements CatalogEntry {}

    ObjectMapper JSON = new ObjectMapper();

    default byte[] encode() {
        ObjectNode node = JSON.createObjectNode();
        switch (this) {
            case Created created -> {
                StoredStream stream = created.stream();
                node.put("entry", "created")
                        .put("name", stream.name())
                        .put("mode", stream.spec().mode().name())
                        .put("maxRecordKib", stream.spec().maxRecordKib())
                        .put("createdMillis", stream.createdMillis())
                        .put("retentionHours", stream.retention().toHours());
                ArrayNode shards = node.putArray("shards");
                for (Shard shard : stream.shards()) {
                    shards.addObject()
                            .put("number", shard.number())
                            .put("index", shard.index())
                            .put("start", shard.startingHashKey().toString())
                            .put("end", shard.endingHashKey().toString())
                            .put("createdSeconds", shard.createdSeconds());
                }
            }
            case Deleted deleted ->
                node.put("entry", "deleted").put("name", deleted.name()).put("millis", deleted.millis());
            case Secret secret -> node.put("entry", "secret").put("key", secret.key());
        }
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /// @throws IOException if it isn't an entry this version knows
    static CatalogEntry decode(byte[] bytes) throws IOException {
        JsonNode node = JSON.readTree(bytes);
        String kind = node.path("entry").asText();
        return switch (kind) {
            case "created" -> new Created(stream(node));
            case "deleted" ->
                new Deleted(
                        node.required("name").asText(), node.required("millis").asLong());
            case "secret" -> new Secret(node.required("key").binaryValue());
            default -> throw new IOException("the metadata holds an entry of the unknown kind `" + kind + "`");
        };
    }

    private static StoredStream stream(JsonNode node) {
        List<Shard> shards = new ArrayList<>();
        for (JsonNode shard : node.required("shards")) {
            shards.add(new Shard(
                    shard.required("number").asInt(),
                    shard.required("index").asInt(),
                    new BigInteger(shard.required("start").asText()),
                    new BigInteger(shard.required("end").asText()),
                    shard.required("createdSeconds").asLong(),
                    List.of()));
        }
        StreamSpec spec = new StreamSpec(
                node.required("name").asText(),
                shards.size(),
                StreamMode.valueOf(node.required("mode").asText()),
                node.required("maxRecordKib").asInt());
        return new StoredStream(
                spec,
                node.required("createdMillis").asLong(),
                StoredStream.NOT_DELETED,
                Duration.ofHours(node.required("retentionHours").asLong()),
                shards);
    }
}
