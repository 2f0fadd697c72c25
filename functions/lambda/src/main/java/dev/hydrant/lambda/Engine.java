package dev.hydrant.lambda;

import dev.hydrant.sink.HydrantVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What tells one build of this application from another: another may make other bytes of the same records.
///
/// The build writes the hash of its inputs into `engine.txt`. Hashing the binary at its start would take most of a
/// second in a small function.
final class Engine {

    static final String ID = read();

    private Engine() {}

    private static String read() {
        try (InputStream in = Engine.class.getResourceAsStream("engine.txt")) {
            if (in == null) {
                throw new IllegalStateException("engine.txt is missing beside " + Engine.class.getName());
            }
            return HydrantVersion.current() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
