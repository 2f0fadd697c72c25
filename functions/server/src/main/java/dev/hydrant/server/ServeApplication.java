package dev.hydrant.server;

import dev.hydrant.shardstore.DirectoryInUseException;
import dev.hydrant.wire.ServiceException;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The server's command line, run within Quarkus.
@QuarkusMain
@Command(name = "hydrant", synopsisSubcommandLabel = "COMMAND")
public final class ServeApplication implements QuarkusApplication {

    private final Vertx vertx;

    @Inject
    ServeApplication(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public int run(String... arguments) {
        CommandLine commandLine = new CommandLine(this)
                .addSubcommand(new ServeCommand(vertx))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        if (arguments.length == 0) {
            commandLine.usage(System.err);
            return ExitCode.REFUSED;
        }
        return commandLine.execute(arguments);
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        switch (failure) {
            case RefusedException refused -> {
                err.println("hydrant: " + refused.getMessage());
                return ExitCode.REFUSED;
            }
            case ServiceException refused -> {
                err.println("hydrant: " + refused.code().wireName() + ": " + refused.getMessage());
                return ExitCode.REFUSED;
            }
            case DirectoryInUseException inUse -> {
                err.println("hydrant: " + inUse.getMessage());
                return ExitCode.REFUSED;
            }
            case IOException io -> {
                err.println("hydrant: " + io.getMessage());
                return ExitCode.FAILED;
            }
            default -> throw failure;
        }
    }
}
