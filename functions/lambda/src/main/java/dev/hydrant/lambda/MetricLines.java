package dev.hydrant.lambda;

import dev.hydrant.shardstore.traffic.EmfLines;
import dev.hydrant.shardstore.traffic.Series;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/// Prints what was measured where the function's log is, as CloudWatch makes metrics of it.
final class MetricLines {

    private final EmfLines lines = new EmfLines();
    private final PrintStream out;
    private final Clock clock;

    MetricLines(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    synchronized void print(List<Series> series) {
        for (String line : lines.since(series, clock.millis())) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            synchronized (out) {
                out.write(bytes, 0, bytes.length);
                out.flush();
            }
        }
    }
}
