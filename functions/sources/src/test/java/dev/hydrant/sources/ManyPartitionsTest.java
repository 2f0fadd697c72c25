package dev.hydrant.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPartitionsTest {

    private static final int RECORDS = Integer.getInteger("hydrant.records", 200_000);

    @TempDir
    private Path directory;

    /// The costs are printed, not judged: `-Dhydrant.records=1000000` measures.
    @Test
    void tenThousandOutputPrefixesInOnePlanFitInto256MebibytesOfHeap() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("catalog/web"));
        Files.writeString(directory.resolve("catalog/web/events.json"), """
                {"Name": "events", "StorageDescriptor": {"Columns": [
                  {"Name": "type", "Type": "string"}, {"Name": "n", "Type": "int"},
                  {"Name": "text", "Type": "string"}]}}""");
        List<Long> few = delivered(10);
        List<Long> many = delivered(10_000);
        assertThat(few.subList(0, 2)).containsExactly((long) RECORDS, 10L);
        assertThat(many.subList(0, 2)).containsExactly((long) RECORDS, 10_000L);
        System.out.println("CPU ns per record: " + few.get(2) + " with 10 output prefixes, " + many.get(2)
                + " with 10,000, of " + RECORDS + " records");
    }

    private List<Long> delivered(int partitions) throws IOException, InterruptedException {
        Path input = directory.resolve("input-" + partitions);
        try (BufferedWriter out = Files.newBufferedWriter(input)) {
            for (int i = 0; i < RECORDS; i++) {
                int partition = Math.floorMod(i * 0x9e3779b9, partitions);
                out.write("{\"type\":\"partition-" + (i < partitions ? i : partition) + "\",\"n\":" + i + ",\"text\":\""
                        + "some text that repeats ".repeat(5) + (i % 1000) + "\"}\n");
            }
        }
        Path place = Files.createDirectories(directory.resolve("place-" + partitions));
        Files.createSymbolicLink(place.resolve("catalog"), directory.resolve("catalog"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyPartitions.class.getName(),
                        place.toString(),
                        input.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("exit code with %s partitions", partitions)
                .isZero();
        return List.of(answer.strip().split(" ", -1)).stream()
                .map(Long::valueOf)
                .toList();
    }
}
