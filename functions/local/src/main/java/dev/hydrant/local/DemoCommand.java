package dev.hydrant.local;

import dev.hydrant.command.ExitCode;
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
            "Sends real events through everything and shows what was delivered.",
            "Starts a server, puts an hour of GitHub's public events into a stream and delivers them twice, as Parquet"
                    + " and as ORC. Exits with 1 where the counts don't add up."
        })
final class DemoCommand implements Callable<Integer> {

    private static final Path DEFAULT_DIRECTORY = Path.of("hydrant-demo");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the parser
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "where everything goes, and stays (default: ./hydrant-demo); where there is something"
                    + " already, the next free one of DIR-2, DIR-3, … is taken")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = nextFree((directory == null ? DEFAULT_DIRECTORY : directory)
                .toAbsolutePath()
                .normalize());
        Path home = Path.of(System.getProperty("hydrant.home", "."));
        return new Demo(home, folder, spec.commandLine().getOut()).run() ? ExitCode.OK : ExitCode.FAILED;
    }

    /// What is there already is somebody's, perhaps an earlier demo's that is still looked at: it is left alone.
    private static Path nextFree(Path wanted) throws IOException {
        Path folder = wanted;
        for (int number = 2; !isFree(folder); number++) {
            folder = wanted.resolveSibling(wanted.getFileName() + "-" + number);
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
