package dev.hydrant.bench.shards;

import java.io.IOException;
import java.util.Map;

/// One kind of load, for a round.
interface Measurement {

    /// Whether a server can do what is asked of it.
    default boolean suits(Contender contender) {
        return true;
    }

    /// Loads a server with a stream of its own, checks that what was acknowledged is there, and deletes the stream.
    ///
    /// @throws BrokenServerException if it isn't
    Map<Figure, Double> measure(Contender contender, String stream) throws IOException, InterruptedException;
}
