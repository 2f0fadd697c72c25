package dev.hydrant.local.demo;

import dev.hydrant.columnar.TableSchema;
import dev.hydrant.local.demo.DemoEvents.Event;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The demo's steps, in order.
public final class Demo {

    static final String STREAM = "github-events";
    static final int SHARDS = 4;
    static final String BUCKET = "lake";

    private final Path home;
    private final Path folder;
    private final PrintWriter out;

    /// @param home the checkout, whose launcher starts the server
    /// @param folder where everything goes; stays
    public Demo(Path home, Path folder, PrintWriter out) {
        this.home = home;
        this.folder = folder;
        this.out = out;
    }

    /// @return whether every count adds up
    public boolean run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        say("Hydrant's demo, in %s", folder);
        DemoEvents.Batch batch = new DemoEvents().read(home);
        say("1. %,d public events of GitHub, one hour of 2018, and %d damaged ones", batch.intact(), batch.damaged());
        writeTables(batch.events());
        put(batch.events());
        DemoReport report = new DemoReport(folder, batch.events(), out);
        report.showTree();
        boolean addsUp = report.showCounts();
        report.explainOneError();
        report.showNextCommands();
        out.flush();
        return addsUp;
    }

    private void writeTables(List<Event> events) throws IOException {
        DemoTables tables = new DemoTables(folder.resolve("catalog/github"));
        TableSchema raw = tables.write("events", events);
        tables.write("events_masked", DemoTables.transformed(events));
        say(
                "2. a table inferred from them: %d columns, nested %s",
                raw.columns().size(), "by type of event");
    }

    private void put(List<Event> events) throws IOException, InterruptedException {
        Path log = folder.resolve("server.log");
        try (ServerProcess server =
                        ServerProcess.start(home, log, List.of("--port", "0", "--data", folder.toString()));
                WireClient client = new WireClient(server.url())) {
            say("3. the server answers at %s", server.url());
            DemoStream stream = new DemoStream(client);
            stream.create(STREAM, SHARDS);
            say(
                    "4. stream %s with %d shards; delivery streams %s (Parquet, partitioned by jq)",
                    STREAM, SHARDS, stream.createDelivery("github-parquet", folder));
            say(
                    "   and %s (ORC, partitioned by the transform github-events)",
                    stream.createDelivery("github-orc", folder));
            long began = System.nanoTime();
            stream.put(STREAM, events);
            say("5. %,d records put in %.1f s", events.size(), (System.nanoTime() - began) / 1e9);
            began = System.nanoTime();
            server.stop();
            say(
                    "6. the server was told to stop, and delivered what it held: %.1f s",
                    (System.nanoTime() - began) / 1e9);
        }
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
