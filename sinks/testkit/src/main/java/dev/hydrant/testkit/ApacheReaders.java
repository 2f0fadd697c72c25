package dev.hydrant.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The process of `sinks/oracle`, which the build has left with its class path in that module's `target`.
///
/// A process of its own, because what it needs of Hadoop would clash with the stubs that our writer has.
final class ApacheReaders {

    private static final String MAIN = "dev.hydrant.oracle.Main";

    private static @Nullable JsonProcess process;

    private ApacheReaders() {}

    static synchronized JsonNode ask(JsonNode request) {
        if (process == null) {
            process = JsonProcess.start(command(), Map.of());
        }
        return process.ask(request);
    }

    private static List<String> command() {
        Path target = ForeignPython.root().resolve("sinks/oracle/target");
        try {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dslf4j.internal.verbosity=ERROR",
                    "-cp",
                    target.resolve("classes")
                            + File.pathSeparator
                            + Files.readString(target.resolve("classpath")).strip(),
                    MAIN);
        } catch (IOException e) {
            throw new UncheckedIOException("build sinks/oracle first: `mvn -pl sinks/oracle process-classes`", e);
        }
    }
}
