package dev.hydrant.local;

import dev.hydrant.command.Places;
import dev.hydrant.command.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One shot: a file's records through a delivery stream.
@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = {
            "Sends newline-delimited records through a delivery stream and prints a summary.",
            "The same command again changes nothing, whether the first run ended or was killed half-way."
        })
final class DeliverCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the parser
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CONFIG",
            description = "the JSON of `aws firehose create-delivery-stream --cli-input-json`")
    @SuppressWarnings("NullAway.Init")
    private Path configuration;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "records, one per line; - for standard input")
    @SuppressWarnings("NullAway.Init")
    private String input;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "PLACE",
            description = "a directory, s3://, s3://BUCKET or s3://BUCKET/PREFIX")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Option(
            names = "--state",
            paramLabel = "PLACE",
            description = "where the ledger is kept (default: .hydrant/ under --to)")
    private @Nullable String state;

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "holds <Database>/<Table>.json (default: catalog/ beside CONFIG)")
    private @Nullable Path catalog;

    @Option(names = "--transform", paramLabel = "JAR", description = "a jar with transforms; may be repeated")
    private List<Path> transforms = List.of();

    @Option(names = "--json", description = "print the summary as one line of JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        OneShotDelivery delivery = new OneShotDelivery(
                configuration,
                Optional.ofNullable(catalog).orElseGet(() -> configuration.resolveSibling("catalog")),
                new Program(transforms));
        Map<String, String> environment = System.getenv();
        Summary summary;
        try (InputFile records = InputFile.of(input, System.in);
                Places places = Places.of(to, Optional.ofNullable(state), Optional.empty(), environment)) {
            summary = delivery.run(records, places);
        }
        spec.commandLine().getOut().println(json ? summary.json() : summary.text());
        return summary.exitCode();
    }
}
