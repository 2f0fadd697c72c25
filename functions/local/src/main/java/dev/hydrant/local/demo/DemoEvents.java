package dev.hydrant.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.command.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The demo's records: 9,996 of GitHub's public events of one hour, and a few damaged ones mixed in.
///
/// The events are a file inside an artifact that the build fetches; none of it is kept in the repository.
final class DemoEvents {

    private static final String ENTRY =
            "examples/batch/githubComplexTypeEvents/rawdata/githubComplexTypeEvents_data.json";
    private static final int EVENTS_PER_DAMAGED = 2_000;

    private static final List<String> DAMAGED = List.of(
            "{\"id\":\"1\",\"type\":\"PushEvent\",\"actor\":{\"login\":\"cut-off\"",
            "not JSON at all",
            "  ",
            "{\"id\":\"2\",\"actor\":{\"login\":\"no-type\"},\"created_at\":\"2018-01-01T11:00:00Z\"}",
            "{\"id\":\"3\",\"type\":\"PushEvent\",\"actor\":{\"login\":\"no-time\"},\"created_at\":null}");

    private final JsonMapper json = new JsonMapper();

    /// An event as it is put.
    ///
    /// @param partitionKey the actor's login, so that one actor's events stay in order
    record Event(byte[] data, String partitionKey, boolean damaged) {}

    /// What the demo puts.
    record Batch(List<Event> events) {

        long damaged() {
            return events.stream().filter(Event::damaged).count();
        }

        long intact() {
            return events.size() - damaged();
        }
    }

    /// @param home the checkout, where the build put the artifact
    Batch read(Path home) throws IOException {
        List<Event> events = new ArrayList<>();
        try (ZipFile artifact = new ZipFile(artifact(home).toFile());
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(artifact.getInputStream(entry(artifact)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (events.size() % EVENTS_PER_DAMAGED == EVENTS_PER_DAMAGED / 2) {
                    String damaged = DAMAGED.get(events.size() / EVENTS_PER_DAMAGED % DAMAGED.size());
                    events.add(new Event(damaged.getBytes(StandardCharsets.UTF_8), "damaged", true));
                }
                events.add(event(line));
            }
        }
        return new Batch(events);
    }

    private Event event(String line) throws IOException {
        JsonNode login = json.readTree(line).path("actor").path("login");
        return new Event(line.getBytes(StandardCharsets.UTF_8), login.asText(), false);
    }

    private static ZipEntry entry(ZipFile artifact) {
        ZipEntry entry = artifact.getEntry(ENTRY);
        if (entry == null) {
            throw new RefusedException(artifact.getName() + " holds no " + ENTRY);
        }
        return entry;
    }

    private static Path artifact(Path home) throws IOException {
        Path directory = home.resolve("functions/local/target/demo-data");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new RefusedException("the demo's events are missing from " + directory + ": build again");
    }
}
