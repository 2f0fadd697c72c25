package dev.hydrant.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A process that answers one JSON line, `{"answer"}` or `{"error"}`, for each JSON line it is asked.
///
/// It ends with this one at the latest: its standard input is closed then. Its standard error is shown.
public final class JsonProcess implements AutoCloseable {

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    private JsonProcess(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param environment variables besides our own
    public static JsonProcess start(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            return new JsonProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws AssertionError with the process's stack trace, where it fails at the request
    public synchronized JsonNode ask(JsonNode request) {
        try {
            requests.write(PythonService.JSON.writeValueAsString(request));
            requests.write('\n');
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("the process ended at " + request);
            }
            JsonNode answer = PythonService.JSON.readTree(line);
            if (answer.has("error")) {
                throw new AssertionError(answer.get("error").asText());
            }
            return answer.get("answer");
        } catch (IOException e) {
            throw new UncheckedIOException("the process failed at " + request, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
