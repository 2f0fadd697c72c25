package dev.hydrant.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A server for each promise, as it starts by default.
abstract class OneServer {

    /// For a client that doesn't try again.
    static final Map<String, String> ONCE = Map.of("AWS_MAX_ATTEMPTS", "1");

    @TempDir
    private Path directory;

    private HydrantServe server;

    @BeforeEach
    void start() throws IOException {
        server = HydrantServe.start(directory);
    }

    @AfterEach
    void kill() {
        server.close();
    }

    HydrantServe server() {
        return server;
    }
}
