package dev.hydrant.server;

import dev.hydrant.command.ExitCode;
import dev.hydrant.command.RefusedException;
import dev.hydrant.shardstore.DirectoryInUseException;
import dev.hydrant.sink.HydrantVersion;
import dev.hydrant.wire.ServiceException;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The server's command line, run within Quarkus.
@QuarkusMain
@Command(name = "hydrant", synopsisSubcommandLabel = "COMMAND")
public final class ServeApplication implements QuarkusApplication {

    private final Vertx vertx;
    private final GracefulEnd end;

    @Inject
    ServeApplication(Vertx vertx, GracefulEnd end) {
        this.vertx = vertx;
        this.end = end;
    }

    @Override
    public int run(String... arguments) {
        CommandLine commandLine = new CommandLine(this)
                .addSubcommand(new ServeCommand(vertx, end))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        commandLine
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version("hydrant " + HydrantVersion.current()));
        if (arguments.length == 0) {
            commandLine.usage(System.err);
            return ExitCode.REFUSED;
        }
        return commandLine.execute(arguments);
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        return switch (failure) {
            case RefusedException refused -> tell(err, refused.getMessage(), ExitCode.REFUSED);
            case ServiceException refused ->
                tell(err, refused.code().wireName() + ": " + refused.getMessage(), ExitCode.REFUSED);
            case DirectoryInUseException inUse -> tell(err, inUse.getMessage(), ExitCode.REFUSED);
            case IOException io -> tell(err, io.getMessage(), ExitCode.FAILED);
            default -> throw failure;
        };
    }

    private static int tell(PrintWriter err, @Nullable String message, int exitCode) {
        err.println("hydrant: " + message);
        return exitCode;
    }
}
