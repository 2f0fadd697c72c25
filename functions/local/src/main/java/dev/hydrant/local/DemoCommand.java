package dev.hydrant.local;

import dev.hydrant.command.ExitCode;
import dev.hydrant.command.RefusedException;
import dev.hydrant.local.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Real events through everything, and what came of them.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a server, puts an hour of GitHub's public events into a stream, delivers them twice, as Parquet and",
            "as ORC, and shows what was delivered. Exits with 1 where the counts don't add up."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String DEFAULT_DIRECTORY = "hydrant-demo";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the parser
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "an empty or new folder, which stays (default: ./hydrant-demo, or the next free number)")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = directory == null ? nextFree() : directory;
        if (!isFree(folder)) {
            throw new RefusedException("--dir " + folder + " isn't an empty folder");
        }
        Path home = Path.of(System.getProperty("hydrant.home", "."));
        return new Demo(
                                home,
                                folder.toAbsolutePath().normalize(),
                                spec.commandLine().getOut())
                        .run()
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private static Path nextFree() throws IOException {
        Path folder = Path.of(DEFAULT_DIRECTORY);
        for (int number = 2; !isFree(folder); number++) {
            folder = Path.of(DEFAULT_DIRECTORY + "-" + number);
        }
        return folder;
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
