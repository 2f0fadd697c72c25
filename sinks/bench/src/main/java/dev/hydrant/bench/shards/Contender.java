package dev.hydrant.bench.shards;

import java.io.IOException;

/// A server under a client's dialect.
record Contender(String name, Dialect dialect, ServerProcess server) {

    KinesisClient connect() throws IOException {
        return new KinesisClient(server.port(), dialect);
    }
}
