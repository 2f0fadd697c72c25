package dev.hydrant.clients;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A program of `functions/clients` in a process of its own, whose lines are read as they come.
final class LineProcess implements AutoCloseable {

    /// Generous: a machine may be busy with other things.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

    private final Process process;
    private final Path errors;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private LineProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /// Starts the main class of a module with the class path that the build has left in its `target`.
    ///
    /// @param options of the JVM
    static LineProcess start(Path directory, String module, List<String> options, String main, String... arguments)
            throws IOException {
        Path target =
                Checkout.root().resolve("functions/clients").resolve(module).resolve("target");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                target.resolve("classes")
                        + File.pathSeparator
                        + Files.readString(target.resolve("classpath")).strip()));
        command.add(main);
        command.addAll(List.of(arguments));
        return start(directory, module, command);
    }

    private static LineProcess start(Path directory, String name, List<String> command) throws IOException {
        Path errors = Files.createTempFile(directory, name + "-", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true"); // there is none, and asking takes its time
        LineProcess started = new LineProcess(builder.start(), errors);
        Thread.ofVirtual().start(started::read);
        return started;
    }

    /// The lines so far.
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// Waits until the lines are as wanted.
    ///
    /// @return the lines then
    synchronized List<String> await(String what, Predicate<List<String>> wanted) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!wanted.test(lines)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (ended || left <= 0) {
                throw new AssertionError(
                        (ended ? "ended before " : "waited in vain until ") + what + ": " + lines + "\n" + errors());
            }
            wait(left);
        }
        return List.copyOf(lines);
    }

    /// Waits for its end.
    ///
    /// @return the lines, after exit code 0
    List<String> awaitEnd() throws InterruptedException {
        synchronized (this) {
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (!ended && System.nanoTime() < end) {
                wait(1000);
            }
        }
        if (!ended || process.waitFor() != 0) {
            throw new AssertionError(
                    (ended ? "exit code " + process.exitValue() : "still running") + ": " + lines() + "\n" + errors());
        }
        return lines();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (this) {
                    lines.add(line);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /// What it has written to standard error.
    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
