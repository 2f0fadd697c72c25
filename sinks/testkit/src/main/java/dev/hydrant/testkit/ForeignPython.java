package dev.hydrant.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Python that has the foreign readers of `.tools/requirements.txt`, made on first use by `.tools/python-env`.
///
/// The system property `hydrant.root`, which the build sets, says where `.tools` is.
public final class ForeignPython {

    private static final Duration LONGEST_SET_UP = Duration.ofMinutes(10);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private static @Nullable Path executable;

    private ForeignPython() {}

    /// The interpreter; it stays where it is between runs of the suite.
    public static synchronized Path executable() {
        if (executable == null) {
            executable =
                    Path.of(run(List.of(root().resolve(".tools/python-env").toString()), new byte[0], LONGEST_SET_UP)
                            .strip());
        }
        return executable;
    }

    /// Runs a script beside `owner` in its resources, with `input` on its standard input.
    ///
    /// @return its standard output
    /// @throws AssertionError with its standard error, where it exits with anything but 0
    public static String run(Class<?> owner, String resource, byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable().toString(), "-c", source(owner, resource)));
        command.addAll(List.of(arguments));
        return run(command, input, LONGEST_RUN);
    }

    static String source(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("`resource` must be beside " + owner + " but was " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The project's directory.
    static Path root() {
        String root = System.getProperty("hydrant.root");
        if (root == null) {
            throw new IllegalStateException("the system property hydrant.root must name the project's directory");
        }
        return Path.of(root);
    }

    private static String run(List<String> command, byte[] input, Duration longest) {
        try {
            Path stdin = Files.createTempFile("foreign-python", ".in");
            Path stdout = Files.createTempFile("foreign-python", ".out");
            Path stderr = Files.createTempFile("foreign-python", ".err");
            try {
                Files.write(stdin, input);
                Process process = new ProcessBuilder(command)
                        .redirectInput(stdin.toFile())
                        .redirectOutput(stdout.toFile())
                        .redirectError(stderr.toFile())
                        .start();
                if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + longest + ": " + Files.readString(stderr));
                }
                if (process.exitValue() != 0) {
                    throw new AssertionError("exit code " + process.exitValue() + ": " + Files.readString(stderr));
                }
                return Files.readString(stdout);
            } finally {
                Files.delete(stdin);
                Files.delete(stdout);
                Files.delete(stderr);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a foreign program ran", e);
        }
    }
}
