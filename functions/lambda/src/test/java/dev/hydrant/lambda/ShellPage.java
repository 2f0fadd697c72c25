package dev.hydrant.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A page of `localstack/`, whose shell blocks are run as a reader would: one after the other, in one shell.
final class ShellPage {

    private static final String FENCE = "```";
    private static final String SHELL_FENCE = "```sh";
    private static final int LONGEST_MINUTES = 6;

    private final Path root;
    private final String name;

    private ShellPage(Path root, String name) {
        this.root = root;
        this.name = name;
    }

    static ShellPage of(String name) {
        return new ShellPage(Path.of(System.getProperty("hydrant.root")), name);
    }

    /// @param directory becomes a root of the repository, as much as the pages use
    /// @param variables what the page's reader may set beforehand
    /// @return what the blocks printed
    String run(Path directory, Map<String, String> variables) throws IOException, InterruptedException {
        Files.copy(root.resolve("template.yaml"), directory.resolve("template.yaml"));
        Files.createDirectory(directory.resolve("target"));
        Files.copy(NativeFunction.zip(), directory.resolve("target/function.zip"));
        Path output = directory.resolve("output");
        Path messages = directory.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder("bash", "-eu", "-c", String.join("\n", blocks()))
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("AWS_ENDPOINT_URL"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(messages) + Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(
                    name + (ended ? " ended with " + process.exitValue() : " didn't end") + "\n" + said);
        }
        System.out.println(said);
        return Files.readString(output);
    }

    private List<String> blocks() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(root.resolve("localstack").resolve(name))) {
            if (line.equals(SHELL_FENCE)) {
                inside = true;
            } else if (line.equals(FENCE)) {
                inside = false;
            } else if (inside) {
                lines.add(line);
            }
        }
        return lines;
    }
}
