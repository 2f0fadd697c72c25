package dev.hydrant.shardstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.shardstore.log.FakeDisk;
import dev.hydrant.shardstore.metadata.LocalMetadataLog;
import dev.hydrant.shardstore.records.LocalRecordLog;
import dev.hydrant.shardstore.records.TestClock;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.Wire;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A store over disks in memory, called as a client would.
final class TestStore {

    static final ObjectMapper JSON = new ObjectMapper();

    final TestClock clock = new TestClock();
    final FakeDisk metadata;
    final FakeDisk records;
    private final StoreSettings settings;
    private final Random random;
    private ShardStore store;
    private Wire wire;

    TestStore(StoreSettings settings, Random random) throws IOException {
        this.settings = settings;
        this.random = random;
        this.metadata = new FakeDisk(random);
        this.records = new FakeDisk(random);
        this.store = open();
        this.wire = wire();
    }

    TestStore() throws IOException {
        this(StoreSettings.defaults(), new Random(1));
    }

    ShardStore store() {
        return store;
    }

    /// Cuts the power and opens the store again.
    void losePower() throws IOException {
        store.close();
        metadata.losePower();
        records.losePower();
        store = open();
        wire = wire();
    }

    void createStream(String name, int shards) {
        ok("CreateStream", "{\"StreamName\":\"" + name + "\",\"ShardCount\":" + shards + "}");
        clock.advance(Duration.ofSeconds(1));
    }

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
        return wire.handle(new WireRequest(
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
                body.getBytes(StandardCharsets.UTF_8)));
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

    private ShardStore open() throws IOException {
        return ShardStore.open(
                LocalRecordLog.open(records, settings.fileBytes(), clock),
                LocalMetadataLog.open(metadata),
                () -> {},
                settings,
                clock,
                random);
    }

    private Wire wire() {
        return new Wire(List.of(KinesisApi.binding(store)), new RequestIds(new Random(2)));
    }
}
