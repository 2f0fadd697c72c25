package dev.hydrant.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `hydrant serve` as a process of its own, from its first line to its graceful stop.
final class ServerProcess implements AutoCloseable {

    /// Longer than the server gives its deliveries, so that it can say what kept it.
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);

    /// How much of its messages is shown where it failed.
    private static final int SHOWN_LINES = 40;

    private final Process process;
    private final URI url;
    private final Path log;

    private ServerProcess(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /// Starts it and waits until it says where it listens.
    ///
    /// @param home the checkout, whose launcher is run
    static ServerProcess start(Path home, Path log, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("hydrant").toString(), "serve"));
        command.addAll(options);
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int at = line.indexOf("http://");
            if (at >= 0) {
                return new ServerProcess(process, URI.create(line.substring(at).strip()), log);
            }
        }
        process.destroy();
        throw new IOException("the server did not start; its messages are in " + log);
    }

    URI url() {
        return url;
    }

    /// Asks it to stop and waits: what it has taken is delivered first.
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException(
                    "the server did not stop within " + STOP_PATIENCE.toSeconds() + " s" + lastMessages());
        }
    }

    private String lastMessages() throws IOException {
        List<String> lines = Files.readAllLines(log);
        String last = String.join(
                System.lineSeparator(), lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        return last.isEmpty() ? "" : "; its last messages:" + System.lineSeparator() + last + System.lineSeparator();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
