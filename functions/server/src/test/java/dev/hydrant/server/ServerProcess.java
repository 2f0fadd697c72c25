package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.command.ExitCode;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `serve` in a process of its own, with the tests' class path: it can be ended by signals, and be killed.
final class ServerProcess implements AutoCloseable {

    private static final int LONGEST_END_SECONDS = 90;

    private final Process process;
    private final Path errors;
    private final String url;

    private ServerProcess(Process process, Path errors) throws IOException {
        this.process = process;
        this.errors = errors;
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        this.url = String.valueOf(lines.readLine());
    }

    /// Starts `serve`, on any free port unless told otherwise, with `DIRECTORY/data` and `--to DIRECTORY/out`, and
    /// waits for its URL.
    static ServerProcess start(Path directory, String... options) throws IOException {
        ServerProcess server = launch(directory, options);
        if (!server.url.startsWith("http")) {
            throw new AssertionError("no URL but " + server.url + ": " + server.errors());
        }
        return server;
    }

    /// Runs a `serve` that must be refused.
    ///
    /// @return what it said
    static String refusal(Path directory, String... options) throws IOException, InterruptedException {
        try (ServerProcess server = launch(directory, options)) {
            assertThat(server.awaitEnd()).as(server.url + server.errors()).isEqualTo(ExitCode.REFUSED);
            return server.errors();
        }
    }

    private static ServerProcess launch(Path directory, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                "serve",
                "--data=" + directory.resolve("data"),
                "--to=" + directory.resolve("out")));
        if (Stream.of(options).noneMatch(option -> option.startsWith("--port="))) {
            command.add("--port=0");
        }
        command.addAll(List.of(options));
        Path errors = Files.createTempFile(directory, "server-", ".err");
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    public static void main(String[] arguments) {
        GracefulEnd end = new GracefulEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(end::end));
        System.exit(new ServeApplication(Vertx.vertx(), end).run(arguments));
    }

    String url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What it has written to standard error.
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /// SIGTERM.
    ///
    /// @return the exit code
    int end() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS))
                .as("the server has ended")
                .isTrue();
        return process.exitValue();
    }
}
