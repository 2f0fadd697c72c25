package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.testkit.PythonService;

/// boto3's client of Kinesis, in a Python of its own.
final class Boto3 implements AutoCloseable {

    private final PythonService python = PythonService.start(Boto3.class, "boto3_client.py");

    /// @param settings of botocore's `Config`; JSON, with apostrophes for quotation marks
    Boto3(String url, String settings) {
        ObjectNode request = PythonService.JSON.createObjectNode().put("url", url);
        JsonNode made = python.ask(request.set("settings", json(settings)));
        System.out.println("boto3 " + made.get("version").asText());
    }

    /// Calls an operation that must be carried out.
    ///
    /// @param parameters JSON, with apostrophes for quotation marks
    JsonNode call(String operation, String parameters) {
        return carriedOut(operation, attempt(operation, parameters));
    }

    /// Calls an operation.
    ///
    /// @return the response, or `error`, `message` and `status`
    JsonNode attempt(String operation, String parameters) {
        return ask("call", operation, parameters);
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
        return carriedOut(operation, python.ask(request.set("parameters", json(parameters))));
    }

    void await(String waiter, String parameters) {
        carriedOut(waiter, ask("wait", waiter, parameters));
    }

    @Override
    public void close() {
        python.close();
    }

    private static JsonNode carriedOut(String what, JsonNode answer) {
        assertThat(answer.has("error")).as("%s: %s", what, answer).isFalse();
        return answer;
    }

    private JsonNode ask(String kind, String name, String parameters) {
        return python.ask(PythonService.JSON.createObjectNode().put(kind, name).set("parameters", json(parameters)));
    }

    private static JsonNode json(String text) {
        try {
            return PythonService.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
