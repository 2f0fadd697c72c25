package dev.hydrant.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Answers one JSON line on standard output for each JSON line `{"operation", "path"}` on standard input, until that
/// ends: `{"answer"}`, or `{"error"}` with a stack trace.
///
/// Operations: `orc`, `parquet` (`rows` in canonical form, and the columns' `types`), `orc_metadata`.
public final class Main {

    static final JsonMapper JSON = new JsonMapper();

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        // What a library prints mustn't get among the answers.
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            byte[] answer = JSON.writeValueAsBytes(reply(line));
            answers.write(answer, 0, answer.length);
            answers.write('\n');
            answers.flush();
        }
    }

    /// Whatever a reader throws at a damaged file is an answer, too.
    private static ObjectNode reply(String line) {
        ObjectNode reply = JSON.createObjectNode();
        try {
            reply.set("answer", answer(JSON.readTree(line)));
        } catch (Exception | LinkageError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            reply.put("error", trace.toString());
        }
        return reply;
    }

    private static JsonNode answer(JsonNode request) throws IOException {
        Path path = Path.of(request.path("path").asText());
        String operation = request.path("operation").asText();
        return switch (operation) {
            case "orc" -> OrcRows.read(path);
            case "orc_metadata" -> OrcMetadata.read(path);
            case "parquet" -> ParquetRows.read(path);
            default -> throw new IllegalArgumentException("unknown operation " + operation);
        };
    }
}
