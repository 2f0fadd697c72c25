package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.shardstore.records.StoredRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final int ROUNDS = 12;

    @TempDir
    private Path directory;

    @Test
    void aProcessKilledUnderLoadLosesNothingItAcknowledged() throws Exception {
        long seed = Long.getLong("hydrant.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Map<Integer, List<String>> acknowledged = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(String.format("%02d", round), 1 + random.nextInt(400), acknowledged);
            check(acknowledged, "seed " + seed + ", round " + round);
        }
    }

    private void runAndKill(String round, int acknowledgements, Map<Integer, List<String>> acknowledged)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        directory.toString(),
                        round)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d \\d\\d-\\d{7}")) {
                    acknowledged
                            .computeIfAbsent(line.charAt(0) - '0', shard -> new ArrayList<>())
                            .add(line.substring(2));
                }
                if (++seen == acknowledgements) {
                    assertThat(process.toHandle().destroyForcibly()).isTrue();
                }
            }
            assertThat(seen).isGreaterThanOrEqualTo(acknowledgements);
        }
        process.waitFor();
    }

    private void check(Map<Integer, List<String>> acknowledged, String where) throws IOException {
        try (ShardStore store = ShardStore.open(directory, KilledWriter.settings(), Clock.systemUTC(), new Random())) {
            StoredStream stream = store.find("s").orElseThrow();
            for (Shard shard : stream.shards()) {
                List<String> read = new ArrayList<>();
                for (StoredRecord record :
                        store.read(stream, shard, 1, 1_000_000, 1L << 30).records()) {
                    read.add(new String(record.data().toByteArray(), StandardCharsets.UTF_8));
                }
                List<String> expected = acknowledged.getOrDefault(shard.index(), List.of());
                assertThat(read).as(where).isSorted().doesNotHaveDuplicates();
                assertThat(read).as(where).containsSubsequence(expected);
            }
        }
    }
}
