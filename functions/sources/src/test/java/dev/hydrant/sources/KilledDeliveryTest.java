package dev.hydrant.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.ledger.LaneOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process is killed by SIGKILL right before each of its store operations in turn; the run after ends with every
/// record in one place, once.
class KilledDeliveryTest {

    private static final int KILLED = 128 + 9;
    private static final int MOST_OPERATIONS = 400;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path directory;

    @Test
    void theRunAfterAKillLeavesEveryRecordOnce() throws IOException, InterruptedException {
        List<String> lines = lines();
        Path input = Files.writeString(directory.resolve("input"), String.join("\n", lines) + "\n");
        int operation = 1;
        while (runAndKill(operation, input)) {
            assertEveryRecordOnce(directory.resolve("killed-" + operation), input, lines);
            operation++;
            assertThat(operation).isLessThan(MOST_OPERATIONS);
        }
        assertThat(operation).as("operations of a whole run").isGreaterThan(20);
    }

    @Test
    void aProcessKilledAgainAndAgainGetsThere() throws IOException, InterruptedException {
        List<String> lines = lines();
        Path input = Files.writeString(directory.resolve("input"), String.join("\n", lines) + "\n");
        Path place = directory.resolve("again");
        int kills = 0;
        while (run(place, input, 10 + 5 * kills) == KILLED) {
            kills++;
            assertThat(kills).isLessThan(MOST_OPERATIONS);
        }
        assertThat(kills).isGreaterThan(2);
        assertEveryRecordOnce(place, input, lines);
    }

    private boolean runAndKill(int operation, Path input) throws IOException, InterruptedException {
        int exit = run(directory.resolve("killed-" + operation), input, operation);
        assertThat(exit).isIn(0, KILLED);
        return exit == KILLED;
    }

    private static int run(Path place, Path input, int operation) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledDelivery.class.getName(),
                        place.toString(),
                        input.toString(),
                        Integer.toString(operation))
                .inheritIO()
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void assertEveryRecordOnce(Path place, Path input, List<String> lines) throws IOException {
        LaneOutcome outcome =
                TestDelivery.into(place, FileDeliveryTest.PARTITIONED).run(input);
        Delivered lake = Delivered.in(place.resolve("out/lake"));
        List<String> all = new ArrayList<>(lake.lines("data/"));
        all.addAll(lake.originals("errors/"));
        lines.stream().filter(line -> line.startsWith("drop")).forEach(all::add);
        assertThat(all).as("in %s", place).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(Delivered.in(place.resolve("out/raw")).lines("source/")).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(outcome.state().counts().recordsRead()).isEqualTo(lines.size());
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String word = i % 11 == 3 ? "drop" : i % 13 == 5 ? "fail" : "keep";
            lines.add(word + " " + i % 3 + " " + i + "x".repeat(i));
        }
        return lines;
    }
}
