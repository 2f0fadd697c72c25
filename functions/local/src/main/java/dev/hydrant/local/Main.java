package dev.hydrant.local;

import dev.hydrant.command.ExitCode;
import dev.hydrant.command.RefusedException;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.sink.HydrantVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command line. The launcher `hydrant` builds it and runs it; `serve`, `test`, `package` and `bench` it runs
/// itself.
@Command(
        name = "hydrant",
        mixinStandardHelpOptions = true,
        description = "Streams records into a data lake: an open replacement for Amazon Data Firehose.",
        subcommands = {DemoCommand.class, DeliverCommand.class, SchemaCommand.class, HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "And, run by the launcher itself:",
            "  serve    Streams and deliveries in one process: the Kinesis and Firehose APIs.",
            "  package  Makes the functions' zip.",
            "  bench    Runs the benchmarks, beside a peer in the same run.",
            "  test     Runs the suite; with real servers; with the native binary.",
            "",
            "Each has `--help`. Exit codes:",
            "  0  everything was delivered or dropped",
            "  1  finished, but records or checks failed",
            "  2  usage or configuration refused, and nothing written",
            "  3  interrupted, and safe to repeat"
        })
public final class Main {

    private static final String GO_ON = "; run the same command again to go on";

    private Main() {}

    public static void main(String[] arguments) {
        Interruption interruption = Interruption.install();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, arguments);
        interruption.finished();
        System.exit(exitCode);
    }

    /// Runs a command in this process; never exits it.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command.getErr()));
        String version = "hydrant " + HydrantVersion.current();
        commandLine.getCommandSpec().version(version);
        commandLine
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(version));
        if (arguments.length == 0) {
            commandLine.usage(commandLine.getOut());
            return ExitCode.OK;
        }
        return commandLine.execute(arguments);
    }

    /// A run that broke off half-way is safe to repeat: what it has stored, the next run finds.
    static int explain(Exception failure, PrintWriter err) {
        return switch (failure) {
            case RefusedException refused -> say(err, refused.getMessage(), ExitCode.REFUSED);
            case StoreException store -> say(err, store.getMessage() + GO_ON, ExitCode.INTERRUPTED);
            case IOException io -> say(err, io.getMessage() + GO_ON, ExitCode.INTERRUPTED);
            case UncheckedIOException io -> say(err, io.getMessage() + GO_ON, ExitCode.INTERRUPTED);
            default -> unexpected(failure, err);
        };
    }

    /// A fault of the program, which must not pass for records that failed.
    private static int unexpected(Exception failure, PrintWriter err) {
        failure.printStackTrace(err);
        return say(err, "this should not have happened" + GO_ON, ExitCode.INTERRUPTED);
    }

    private static int say(PrintWriter err, @Nullable String message, int exitCode) {
        err.println("hydrant: " + message);
        return exitCode;
    }
}
