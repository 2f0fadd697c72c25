package dev.hydrant.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.Pull;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatherTest {

    @TempDir
    private Path directory;

    /// Random keys and payloads under random budgets, against a sorted map of lists.
    @Test
    void recordsComeOutByKeyAndInTheOrderTheyWereAdded() throws IOException {
        long seed = Long.getLong("hydrant.seed", System.nanoTime());
        System.out.println("GatherTest: -Dhydrant.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            int keys = 1 + random.nextInt(40);
            int records = random.nextInt(4000);
            long budget = 1 + random.nextLong(3_000_000);
            TreeMap<String, List<String>> expected = new TreeMap<>();
            try (Gather gather = new Gather(new TestScratch(directory), budget)) {
                for (int i = 0; i < records; i++) {
                    String key = "k" + random.nextInt(keys);
                    String payload = i + "x".repeat(random.nextInt(1 + random.nextInt(2000)));
                    gather.add(GatherKey.of(key), TestRecords.record(i, 7L * i, payload, Map.of()));
                    expected.computeIfAbsent(key, k -> new ArrayList<>()).add(line(i, 7L * i, payload));
                }
                assertThat(drained(gather.sorted())).isEqualTo(expected);
            }
        }
    }

    @Test
    void manyRunsAreMergedIntoOneAndNoFileStays() throws IOException {
        TestScratch scratch = new TestScratch(directory);
        int records = Gather.MOST_RUNS * 3;
        try (Gather gather = new Gather(scratch, 1)) {
            for (int i = 0; i < records; i++) {
                gather.add(GatherKey.of("key " + i % 5), TestRecords.record(i, i, "payload " + i, Map.of()));
            }
            Map<String, List<String>> drained = drained(gather.sorted());
            assertThat(drained).hasSize(5);
            assertThat(drained.values().stream().mapToInt(List::size).sum()).isEqualTo(records);
            assertThat(scratch.files()).isGreaterThan(records);
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anEmptyPayloadAndALargeOneSurviveTheDisk() throws IOException {
        String large = "é".repeat(5 * 1024 * 1024);
        try (Gather gather = new Gather(new TestScratch(directory), 1)) {
            gather.add(GatherKey.of("b"), TestRecords.record(0, 0, "", Map.of()));
            gather.add(GatherKey.of("a"), TestRecords.record(1, 0, large, Map.of()));
            gather.add(GatherKey.of("b"), TestRecords.record(2, 0, "", Map.of()));
            assertThat(drained(gather.sorted()))
                    .isEqualTo(Map.of("a", List.of(line(1, 0, large)), "b", List.of(line(0, 0, ""), line(2, 0, ""))));
        }
    }

    @Test
    void keysAreOrderedAsUnsignedBytes() {
        assertThat(new GatherKey(HexFormat.of().parseHex("7f")))
                .isLessThan(new GatherKey(HexFormat.of().parseHex("80")));
    }

    private static String line(long ordinal, long arrival, String payload) {
        return ordinal + "@" + arrival + " " + payload;
    }

    /// Fails if a key comes back after another one has begun, or keys are out of order.
    private static Map<String, List<String>> drained(Pull<Gathered> sorted) throws IOException {
        TreeMap<String, List<String>> all = new TreeMap<>();
        String last = "";
        for (Gathered each = sorted.next(); each != null; each = sorted.next()) {
            String key = new String(each.key().bytes(), StandardCharsets.UTF_8);
            assertThat(key).isGreaterThanOrEqualTo(last);
            last = key;
            SinkRecord record = each.record();
            all.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(line(record.ordinal(), record.arrivalMillis(), TestRecords.text(record.payload())));
        }
        return all;
    }
}
