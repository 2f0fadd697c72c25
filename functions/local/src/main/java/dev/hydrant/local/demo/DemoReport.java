package dev.hydrant.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.ledger.Counts;
import dev.hydrant.ledger.LaneName;
import dev.hydrant.ledger.LaneState;
import dev.hydrant.ledger.Ledger;
import dev.hydrant.ledger.LedgerSettings;
import dev.hydrant.local.demo.DemoEvents.Event;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Shows what the demo delivered, and checks that it adds up: by the ledger, and by the files themselves.
final class DemoReport {

    private static final List<String> DELIVERIES = List.of("github-parquet", "github-orc");
    private static final String ERRORS = "errors";
    private static final int SHOWN_CHARACTERS = 90;

    private final JsonMapper json = new JsonMapper();
    private final Path folder;
    private final Path lake;
    private final List<Event> put;
    private final PrintWriter out;

    DemoReport(Path folder, List<Event> put, PrintWriter out) {
        this.folder = folder;
        this.lake = folder.resolve(Demo.BUCKET);
        this.put = put;
        this.out = out;
    }

    void showTree() throws IOException {
        out.printf("%nDelivered into %s:%n", lake);
        new DemoTree(lake).print(out);
    }

    /// @return whether every record put was delivered, dropped or failed, every failed one is an error record, and
    /// every
    /// object is there whole
    boolean showCounts() throws IOException {
        out.printf("%n%-16s %9s %11s %9s %8s%n", "", "put", "delivered", "dropped", "failed");
        boolean all = true;
        for (String name : DELIVERIES) {
            Counts counts = counts(name);
            long accounted = counts.recordsDelivered() + counts.recordsDropped() + counts.recordsFailed();
            String format = name.substring(name.indexOf('-') + 1);
            long errors = lines(ERRORS + "/" + format);
            long objects = files("events-" + format).count();
            boolean addsUp = accounted == put.size()
                    && counts.recordsRead() == put.size()
                    && errors == counts.recordsFailed()
                    && objects == counts.objects()
                    && bytes("events-" + format) == counts.bytesDelivered();
            out.printf(
                    Locale.ROOT,
                    "%-16s %,9d %,11d %,9d %,8d   %s%n",
                    name,
                    put.size(),
                    counts.recordsDelivered(),
                    counts.recordsDropped(),
                    counts.recordsFailed(),
                    addsUp
                            ? "adds up"
                            : "DOES NOT ADD UP: " + accounted + " accounted for, " + errors + " error records, "
                                    + objects + " of " + counts.objects() + " objects");
            all &= addsUp;
        }
        long putBytes = put.stream().mapToLong(event -> event.data().length).sum();
        for (String backup : List.of("backup/parquet", "backup/orc")) {
            long backupBytes = bytes(backup);
            out.printf(
                    Locale.ROOT,
                    "%-16s %,9d bytes put, %,d kept%s%n",
                    backup,
                    putBytes,
                    backupBytes,
                    backupBytes == putBytes ? "" : "   DOES NOT ADD UP");
            all &= backupBytes == putBytes;
        }
        return all;
    }

    void explainOneError() throws IOException {
        Optional<Path> file = files(ERRORS + "/parquet").findFirst();
        if (file.isEmpty()) {
            return;
        }
        JsonNode error = json.readTree(Files.readAllLines(file.get()).getFirst());
        out.printf("%nOne of the records that failed, from %s:%n", lake.relativize(file.get()));
        error.properties().stream()
                .filter(field ->
                        !field.getKey().equals("rawData") && field.getValue().isValueNode())
                .forEach(field -> out.printf(
                        "  %-22s %s%n",
                        field.getKey(), shortened(field.getValue().asText())));
        String raw = new String(Base64.getDecoder().decode(error.path("rawData").asText()), StandardCharsets.UTF_8);
        out.printf("  %-22s %s%n", "rawData", shortened(raw));
        out.println(
                "It cost itself and no other record; rawData, in base64 there, is what was put, so it can be sent again.");
    }

    void showNextCommands() {
        out.printf("""

                Now try:
                  python3 -c "import pyarrow.dataset as d; print(d.dataset('%1$s/events-parquet', partitioning='hive').count_rows())"
                  ./hydrant serve --data %2$s &   # then: aws --endpoint-url http://localhost:4567 kinesis list-streams
                  ./hydrant schema YOUR.ndjson    # then: ./hydrant deliver CONFIG --input YOUR.ndjson --to DIR
                """, lake, folder);
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "…" : line;
    }

    private Counts counts(String delivery) throws IOException {
        try (Place place = Place.ofDirectory(folder)) {
            ObjectStore own = place.own().orElseThrow();
            Ledger ledger = new Ledger(own, place, LedgerSettings.defaults(), Clock.systemUTC());
            Counts counts = Counts.NONE;
            String prefix = "state/" + delivery + "-";
            try (Pull<ObjectInfo> entries = own.list(prefix, "")) {
                String lane = "";
                for (ObjectInfo entry = entries.next(); entry != null; entry = entries.next()) {
                    String[] segments = entry.key().split("/", -1);
                    if (!lane.equals(segments[1] + "/" + segments[2])) {
                        lane = segments[1] + "/" + segments[2];
                        counts = counts.plus(ledger.state(new LaneName(segments[1], segments[2]))
                                .map(LaneState::counts)
                                .orElse(Counts.NONE));
                    }
                }
            }
            return counts;
        }
    }

    private long lines(String prefix) throws IOException {
        long lines = 0;
        for (Path file : files(prefix).toList()) {
            lines += Files.readAllLines(file).size();
        }
        return lines;
    }

    private long bytes(String prefix) throws IOException {
        long bytes = 0;
        for (Path file : files(prefix).toList()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private Stream<Path> files(String prefix) throws IOException {
        Path root = lake.resolve(prefix);
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
