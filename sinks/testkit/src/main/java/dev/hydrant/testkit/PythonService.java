package dev.hydrant.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A Python process that answers many questions, since starting one for each would take most of the suite's time.
///
/// Its script defines `answer(request)`, from JSON to JSON. The process ends with this one at the latest: its standard
/// input is closed then.
public final class PythonService implements AutoCloseable {

    /// Reads every whole number as a long, so that numbers are equal where their values are.
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    private PythonService(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts the script beside `owner` in its resources. What it writes to standard error is shown.
    public static PythonService start(Class<?> owner, String script) {
        try {
            return new PythonService(new ProcessBuilder(
                            ForeignPython.executable().toString(),
                            "-c",
                            ForeignPython.source(PythonService.class, "service.py"),
                            ForeignPython.source(owner, script))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws AssertionError with Python's stack trace, where the script fails at the request
    public synchronized JsonNode ask(JsonNode request) {
        try {
            requests.write(JSON.writeValueAsString(request));
            requests.write('\n');
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("the Python process ended at " + request);
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new AssertionError(answer.get("error").asText());
            }
            return answer.get("answer");
        } catch (IOException e) {
            throw new UncheckedIOException("the Python process failed at " + request, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
