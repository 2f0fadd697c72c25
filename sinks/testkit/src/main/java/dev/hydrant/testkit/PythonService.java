package dev.hydrant.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

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

    private final JsonProcess process;

    private PythonService(JsonProcess process) {
        this.process = process;
    }

    /// Starts the script beside `owner` in its resources. What it writes to standard error is shown.
    public static PythonService start(Class<?> owner, String script) {
        return new PythonService(JsonProcess.start(
                List.of(
                        ForeignPython.executable().toString(),
                        "-c",
                        ForeignPython.source(PythonService.class, "service.py"),
                        ForeignPython.source(owner, script)),
                Map.of()));
    }

    /// @throws AssertionError with Python's stack trace, where the script fails at the request
    public JsonNode ask(JsonNode request) {
        return process.ask(request);
    }

    @Override
    public void close() {
        process.close();
    }
}
