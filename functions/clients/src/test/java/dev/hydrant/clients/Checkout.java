package dev.hydrant.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The project's directory, and the tools in it.
final class Checkout {

    private Checkout() {}

    static Path root() {
        String root = System.getProperty("hydrant.root");
        if (root == null) {
            throw new IllegalStateException("the system property hydrant.root must name the project's directory");
        }
        return Path.of(root);
    }

    /// Runs a script of `.tools` that prints a path.
    static Path tool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root().resolve(".tools").resolve(name).toString()));
        command.addAll(List.of(arguments));
        Program.Ended ended = Program.run(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), command);
        if (ended.exitCode() != 0) {
            throw new AssertionError(".tools/" + name + ": " + ended.errors());
        }
        return Path.of(ended.output().strip());
    }
}
