package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.testkit.JsonProcess;
import dev.hydrant.testkit.PythonService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// A client of Kinesis in the process of an [Sdk]. Names are the service's, bytes are base64.
///
/// Each request is one of `{"call": operation}`, `{"pages": operation, "member", "size"}` and `{"wait": waiter}` with
/// `parameters`, `{"subscribe": parameters}`, `{"events": subscription, "records"}` and `{"wire": true}`. What
/// the service refuses is answered with the class that the SDK makes of it, as `failure`, `message` and `status`.
final class SdkClient implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(4);

    private final JsonProcess process;

    private SdkClient(JsonProcess process) {
        this.process = process;
    }

    static SdkClient start(Sdk sdk, HydrantServe server, Map<String, String> environment)
            throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(server.environment());
        variables.putAll(environment);
        SdkClient client = new SdkClient(JsonProcess.start(sdk.command(), variables));
        System.out.println(sdk + " " + client.seen().get("version").asText());
        return client;
    }

    /// Calls an operation that must be carried out.
    ///
    /// @param parameters JSON, with apostrophes for quotation marks
    /// @return the response, and the number of `Attempts` it took
    JsonNode call(String operation, String parameters) {
        return call(operation, json(parameters));
    }

    JsonNode call(String operation, JsonNode parameters) {
        return carriedOut(operation, ask("call", operation, parameters));
    }

    /// Calls an operation that must be refused.
    JsonNode refused(String operation, String parameters) {
        return refusal(operation, ask("call", operation, json(parameters)));
    }

    /// All pages of a paginator.
    ///
    /// @return how many `pages`, and what was `found` in the member over all of them
    JsonNode pages(String operation, String member, int size, String parameters) {
        ObjectNode request = PythonService.JSON
                .createObjectNode()
                .put("pages", operation)
                .put("member", member)
                .put("size", size);
        return carriedOut(operation, answer(request.set("parameters", json(parameters))));
    }

    /// Waits with a waiter of the SDK.
    void await(String waiter, String parameters) {
        carriedOut(waiter, ask("wait", waiter, json(parameters)));
    }

    /// Subscribes to a shard.
    ///
    /// @return the subscription's number
    int subscribe(String parameters) {
        return carriedOut("SubscribeToShard", attemptToSubscribe(parameters))
                .get("subscription")
                .asInt();
    }

    /// Subscribes to a shard, which must be refused.
    JsonNode refusedToSubscribe(String parameters) {
        return refusal("SubscribeToShard", attemptToSubscribe(parameters));
    }

    /// Waits until a subscription has brought so many records.
    ///
    /// @return the `records`, and the `continuation` of the last event
    JsonNode events(int subscription, int records) {
        JsonNode taken = answer(PythonService.JSON
                .createObjectNode()
                .put("events", subscription)
                .put("records", records));
        assertThat(taken.get("records")).as("%s", taken).hasSizeGreaterThanOrEqualTo(records);
        return taken;
    }

    /// Waits for a subscription's end.
    ///
    /// @return the `records` until then, the `children` of the shard, and the `failure` that ended it, if one did
    JsonNode end(int subscription) {
        JsonNode taken = answer(PythonService.JSON.createObjectNode().put("events", subscription));
        assertThat(taken.get("ended").asBoolean()).as("%s", taken).isTrue();
        return taken;
    }

    /// In which protocol and types requests and answers came.
    List<String> wire() {
        return StreamSupport.stream(seen().get("wire").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// A record to put.
    static ObjectNode entry(String key, byte[] data) {
        return PythonService.JSON.createObjectNode().put("PartitionKey", key).put("Data", data);
    }

    /// The data of records, a letter for each byte.
    static List<String> texts(JsonNode records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(record ->
                        text(Base64.getDecoder().decode(record.get("Data").asText())))
                .toList();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        process.close();
    }

    /// The program's answer; who gives none in time is ended, and fails the test.
    private JsonNode answer(JsonNode request) {
        Thread guard = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(LONGEST_ANSWER);
                process.close();
            } catch (InterruptedException answered) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return process.ask(request);
        } finally {
            guard.interrupt();
        }
    }

    private JsonNode seen() {
        return answer(PythonService.JSON.createObjectNode().put("wire", true));
    }

    private JsonNode attemptToSubscribe(String parameters) {
        return answer(PythonService.JSON.createObjectNode().set("subscribe", json(parameters)));
    }

    private JsonNode ask(String kind, String name, JsonNode parameters) {
        return answer(PythonService.JSON.createObjectNode().put(kind, name).set("parameters", parameters));
    }

    private static JsonNode carriedOut(String what, JsonNode answer) {
        assertThat(answer.has("failure")).as("%s: %s", what, answer).isFalse();
        return answer;
    }

    private static JsonNode refusal(String what, JsonNode answer) {
        assertThat(answer.has("failure")).as("%s: %s", what, answer).isTrue();
        return answer;
    }

    private static JsonNode json(String text) {
        try {
            return PythonService.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
