package dev.hydrant.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.columnar.Drift;
import dev.hydrant.columnar.InvalidTableException;
import dev.hydrant.columnar.OpenXJson;
import dev.hydrant.columnar.RowFailure;
import dev.hydrant.columnar.SchemaDrift;
import dev.hydrant.columnar.SchemaInference;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.command.ExitCode;
import dev.hydrant.command.RefusedException;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Slice;
import dev.hydrant.sources.FileSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A Glue table definition from sample records, or how records drift from one.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a Glue table definition that fits the sample records, one JSON object per line.",
            "With --check, says instead how the records differ from a table, and exits with 1 where some don't fit it."
        })
final class SchemaCommand implements Callable<Integer> {

    private static final int FAILURES_TOLD = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the parser
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "sample records, one per line; - for standard input")
    @SuppressWarnings("NullAway.Init")
    private String samples;

    @Option(names = "--name", paramLabel = "NAME", description = "the table's name (default: the file's)")
    private @Nullable String name;

    @Option(
            names = "--check",
            paramLabel = "TABLE",
            description = "a Glue table definition to hold the records against")
    private @Nullable Path table;

    @Option(names = "--json", description = "with --check: print what differs as one line of JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (InputFile file = InputFile.of(samples, System.in)) {
            return table == null ? infer(file) : check(file, table);
        } catch (InvalidTableException e) {
            throw new RefusedException((table == null ? samples : table.toString()) + ": " + e.getMessage(), e);
        }
    }

    private int infer(InputFile file) throws IOException {
        SchemaInference inference = new SchemaInference();
        long left = forEach(file, inference::add);
        TableSchema schema = inference.table(name == null ? nameOf(file) : name);
        out().println(new String(schema.toGlue(), StandardCharsets.UTF_8));
        if (left > 0) {
            err().printf(Locale.ROOT, "hydrant: %,d records were left out%n", left);
        }
        return left == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private int check(InputFile file, Path definition) throws IOException {
        if (!Files.isRegularFile(definition)) {
            throw new RefusedException("--check " + definition + ": there is no such file");
        }
        SchemaDrift drift = new SchemaDrift(TableSchema.fromGlue(Files.readAllBytes(definition)), OpenXJson.defaults());
        forEach(file, drift::add);
        if (json) {
            out().println(jsonOf(drift));
        } else {
            drift.drifts().forEach(this::tell);
            out().printf(Locale.ROOT, "%,d records, %,d don't fit the table%n", drift.records(), drift.failed());
        }
        return drift.failed() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void tell(Drift drift) {
        out().printf(
                        Locale.ROOT,
                        "%-8s %-40s %,d times, such as %s%n",
                        drift.kind().name().toLowerCase(Locale.ROOT),
                        drift.column(),
                        drift.count(),
                        drift.example());
    }

    private static String jsonOf(SchemaDrift drift) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode node =
                mapper.createObjectNode().put("records", drift.records()).put("recordsFailed", drift.failed());
        ArrayNode drifts = node.putArray("drifts");
        for (Drift each : drift.drifts()) {
            drifts.addObject()
                    .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                    .put("column", each.column())
                    .put("count", each.count())
                    .put("example", each.example());
        }
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers can always be written", e);
        }
    }

    private interface Taker {
        @Nullable
        RowFailure add(Slice sample);
    }

    /// Hands on every line that isn't blank, and tells the first few that were not taken.
    private long forEach(InputFile file, Taker taker) throws IOException {
        long line = 0;
        long failed = 0;
        try (FileSource source = FileSource.open(file.path(), file.name(), Instant.EPOCH);
                Pull<SourceRecord> lines = source.read(FileSource.SHARD, FileSource.BEGINNING, FileSource.END)) {
            for (SourceRecord each = lines.next(); each != null; each = lines.next()) {
                line++;
                RowFailure failure = taker.add(each.payload());
                if (failure != null && failed++ < FAILURES_TOLD) {
                    err().printf(Locale.ROOT, "hydrant: line %,d: %s%n", line, failure.message());
                }
            }
        }
        return failed;
    }

    private static String nameOf(InputFile file) {
        String fileName = file.spooled() ? "records" : file.name();
        int dot = fileName.indexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName).toLowerCase(Locale.ROOT);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
