package dev.hydrant.server;

import dev.hydrant.command.ExitCode;
import dev.hydrant.command.RefusedException;
import dev.hydrant.shardstore.Limits;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `serve`: streams and deliveries in one process.
@Command(
        name = "serve",
        description = "Streams and deliveries in one process: the Kinesis and Firehose APIs on one port.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Prints its URL on standard output once it takes requests. SIGTERM or SIGINT",
            "delivers what is buffered and ends it.",
            "Exit codes: 2 usage or configuration refused, 3 interrupted and safe to repeat."
        })
final class ServeCommand implements Callable<Integer> {

    /// The limits, as they are written on the command line.
    private enum LimitsArgument {
        none(Limits.NONE),
        aws(Limits.AWS);

        private final Limits limits;

        LimitsArgument(Limits limits) {
            this.limits = limits;
        }
    }

    private final Vertx vertx;
    private final GracefulEnd end;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4567",
            description = "the port; 0 for any (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "the address (default: ${DEFAULT-VALUE})")
    private String host = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./hydrant-data",
            description = "where the streams are kept, in DIR/.hydrant (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            description = "where deliveries go: a directory or s3://… (default: --data)")
    private @Nullable String to;

    @Option(
            names = "--state",
            paramLabel = "PLACE",
            description = "where the deliveries' ledger is kept (default: with --to)")
    private @Nullable String state;

    @Option(
            names = "--delivery",
            paramLabel = "CONFIG",
            description = "a delivery stream's JSON, made if it isn't there")
    private List<Path> deliveries = new ArrayList<>();

    @Option(names = "--transform", paramLabel = "JAR", description = "a jar with transforms")
    private List<Path> transforms = new ArrayList<>();

    @Option(
            names = "--limits",
            paramLabel = "none|aws",
            defaultValue = "none",
            description = {
                "aws: enforce AWS's rates of calls and the throughput of its shards;",
                "none: only sizes (default: ${DEFAULT-VALUE})"
            })
    private LimitsArgument limits = LimitsArgument.none;

    @Mixin
    private SecurityArguments security = new SecurityArguments();

    ServeCommand(Vertx vertx, GracefulEnd end) {
        this.vertx = vertx;
        this.end = end;
    }

    private void checkData() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new RefusedException("--data " + data + ": the directory can't be made: " + e, e);
        }
        if (!Files.isWritable(data)) {
            throw new RefusedException("--data " + data + ": the directory can't be written to");
        }
    }

    /// Returns only by an exception: a signal ends the process by way of [GracefulEnd].
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new RefusedException("--port must be 0..65535 but was " + port);
        }
        checkData();
        ServeOptions options = new ServeOptions(
                host,
                port,
                new ServePlaces(data, to == null ? data.toString() : to, state),
                deliveries,
                transforms,
                limits.limits,
                security.options(),
                Map.copyOf(System.getenv()));
        HydrantServer server = HydrantServer.start(options, vertx);
        end.of(server);
        server.notices().forEach(notice -> System.err.println("hydrant: " + notice));
        System.out.println(server.url());
        System.out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}
