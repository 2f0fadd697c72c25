package dev.hydrant.bench.shards;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/// A server under a client's dialect.
///
/// @param ways how readers come to their records there
record Contender(String name, Dialect dialect, ServerProcess server, Set<ArrivalReader.Way> ways) {

    Contender {
        ways = Set.copyOf(ways);
    }

    /// Ours, which can do everything.
    static Contender ours(String name, Dialect dialect, ServerProcess server) {
        return new Contender(name, dialect, server, EnumSet.allOf(ArrivalReader.Way.class));
    }

    KinesisClient connect() throws IOException {
        return new KinesisClient(server.port(), dialect);
    }
}
