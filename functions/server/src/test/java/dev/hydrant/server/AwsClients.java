package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.testkit.PythonService;
import java.util.List;
import java.util.Map;

/// AWS's own clients: its command line and boto3.
final class AwsClients implements AutoCloseable {

    private final PythonService python = PythonService.start(AwsClients.class, "clients.py");
    private final String url;
    private final Map<String, String> environment;

    AwsClients(String url) {
        this(url, Map.of());
    }

    /// @param environment what the clients see besides the region and a key that nobody knows
    AwsClients(String url, Map<String, String> environment) {
        this.url = url;
        this.environment = Map.copyOf(environment);
    }

    /// Runs `aws` with the arguments.
    ///
    /// @return what it printed, which may be nothing
    JsonNode aws(String... arguments) {
        JsonNode ended = run(arguments);
        assertThat(ended.get("code").asInt())
                .as("aws %s: %s", List.of(arguments), ended.get("err").asText())
                .isZero();
        return json(ended.get("out").asText());
    }

    /// Runs an `aws` that must fail.
    ///
    /// @return what it said
    String refusal(String... arguments) {
        JsonNode ended = run(arguments);
        assertThat(ended.get("code").asInt())
                .as("aws %s: %s", List.of(arguments), ended.get("out").asText())
                .isNotZero();
        return ended.get("err").asText();
    }

    /// Calls an operation of boto3's client.
    ///
    /// @param parameters JSON; with apostrophes for quotation marks
    /// @return the response, or `error` and `message`
    JsonNode boto3(String service, String operation, String parameters) {
        return ask(PythonService.JSON
                .createObjectNode()
                .put("service", service)
                .put("url", url)
                .put("operation", operation)
                .set("parameters", json(parameters.replace('\'', '"'))));
    }

    @Override
    public void close() {
        python.close();
    }

    private JsonNode run(String... arguments) {
        ArrayNode all = PythonService.JSON.createArrayNode();
        List.of("--endpoint-url", url, "--output", "json").forEach(all::add);
        List.of(arguments).forEach(all::add);
        return ask(PythonService.JSON.createObjectNode().set("cli", all));
    }

    private JsonNode ask(ObjectNode request) {
        return python.ask(request.set("environment", PythonService.JSON.valueToTree(environment)));
    }

    private static JsonNode json(String text) {
        try {
            return PythonService.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
