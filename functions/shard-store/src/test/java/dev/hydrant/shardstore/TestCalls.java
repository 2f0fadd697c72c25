package dev.hydrant.shardstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.wire.Wire;
import dev.hydrant.wire.WireAnswer;
import dev.hydrant.wire.WireEventStream;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Calls a store as a client would.
abstract class TestCalls {

    static final ObjectMapper JSON = new ObjectMapper();

    abstract Wire wire();

    JsonNode put(String stream, String key, String data) {
        return ok(
                "PutRecord",
                "{\"StreamName\":\"" + stream + "\",\"PartitionKey\":\"" + key + "\",\"Data\":\"" + base64(data)
                        + "\"}");
    }

    String iterator(String stream, int shard, String type, String more) {
        return ok(
                        "GetShardIterator",
                        "{\"StreamName\":\"" + stream + "\",\"ShardId\":\"" + shard + "\",\"ShardIteratorType\":\""
                                + type + "\"" + more + "}")
                .get("ShardIterator")
                .asText();
    }

    JsonNode records(String iterator) {
        return ok("GetRecords", "{\"ShardIterator\":" + JSON.valueToTree(iterator) + "}");
    }

    List<String> data(JsonNode getRecords) {
        List<String> data = new ArrayList<>();
        for (JsonNode record : getRecords.get("Records")) {
            byte[] bytes = Base64.getDecoder().decode(record.get("Data").asText());
            data.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return data;
    }

    JsonNode ok(String operation, String body) {
        WireResponse response = call(operation, body);
        if (response.status() != 200) {
            throw new AssertionError(operation + " answered " + text(response));
        }
        return tree(response);
    }

    /// An answer that must be an error: its type, a space, and its message.
    String error(String operation, String body) {
        WireResponse response = call(operation, body);
        if (response.status() == 200) {
            throw new AssertionError(operation + " answered " + text(response));
        }
        JsonNode error = tree(response);
        return error.get("__type").asText() + " " + error.path("message").asText();
    }

    WireResponse call(String operation, String body) {
        return wire().handle(request(operation, body));
    }

    /// Begins a subscription that must succeed.
    TestSubscription subscribe(String consumerArn, int shard, String position) {
        WireAnswer answer = wire().answer(request("SubscribeToShard", subscription(consumerArn, shard, position)));
        return switch (answer) {
            case WireEventStream stream -> new TestSubscription(stream);
            case WireResponse refused -> throw new AssertionError(text(refused));
        };
    }

    /// The body of a SubscribeToShard.
    ///
    /// @param position the members of its StartingPosition
    static String subscription(String consumerArn, int shard, String position) {
        return "{\"ConsumerARN\":\"" + consumerArn + "\",\"ShardId\":\"" + shard + "\",\"StartingPosition\":{"
                + position + "}}";
    }

    private static WireRequest request(String operation, String body) {
        return new WireRequest(
                "POST",
                "",
                Map.of(
                        "x-amz-target",
                        "Kinesis_20131202." + operation,
                        "content-type",
                        "application/x-amz-json-1.1",
                        "x-amz-date",
                        "20260101T000000Z",
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=k, SignedHeaders=h, Signature=s"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(String data) {
        return Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(WireResponse response) {
        try {
            return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(text(response), e);
        }
    }

    private static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
