package dev.hydrant.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.hydrant.orc.OrcEncoder;
import dev.hydrant.orc.OrcOptions;
import dev.hydrant.parquet.ParquetEncoder;
import dev.hydrant.parquet.ParquetOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// JSON lines to Parquet and to ORC beside DuckDB, in CPU seconds of the whole process: compiler and collector threads
/// count. The contenders take turns, after rounds that don't count; Parquet files of all must hold the same rows.
final class ColumnsBench {

    private static final int WARM_UP_ROUNDS = 3;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final String ROW = "%-38s %8s %8s %8s %12s %8s %9s %9s%n";

    private ColumnsBench() {}

    static String run(int records, int rounds) throws IOException {
        Path directory = Files.createTempDirectory("hydrant-bench");
        Path lines = directory.resolve("clicks.json");
        try (DuckDbContender peer = new DuckDbContender()) {
            Files.write(lines, ClickEvents.lines(records));
            List<Contender> contenders = List.of(
                    new HydrantContender(
                            "Hydrant: JSON to Parquet",
                            new ParquetEncoder(
                                    ClickEvents.TABLE, ParquetOptions.defaults().withDictionaryCompression(true))),
                    new HydrantContender(
                            "Hydrant: JSON to Parquet, no dictionary",
                            new ParquetEncoder(ClickEvents.TABLE, ParquetOptions.defaults())),
                    new HydrantContender(
                            "Hydrant: JSON to ORC", new OrcEncoder(ClickEvents.TABLE, OrcOptions.defaults())),
                    peer);
            List<Measured> measured = measure(contenders, lines, rounds);
            requireSameRows(peer, List.of(output(lines, 0), output(lines, 1), output(lines, 3)));
            return table(measured, records, Files.size(lines), rounds);
        } finally {
            delete(directory);
        }
    }

    private static List<Measured> measure(List<Contender> contenders, Path lines, int rounds) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double[][] seconds = new double[contenders.size()][rounds];
        long[] fileBytes = new long[contenders.size()];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                System.gc();
                long start = system.getProcessCpuTime();
                fileBytes[i] = contenders.get(i).convert(lines, output(lines, i));
                if (round >= 0) {
                    seconds[i][round] = (system.getProcessCpuTime() - start) / NANOS;
                }
            }
        }
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            measured.add(new Measured(contenders.get(i).name(), seconds[i], fileBytes[i]));
        }
        return measured;
    }

    private static Path output(Path lines, int contender) {
        return lines.resolveSibling("output-" + contender);
    }

    private static void requireSameRows(DuckDbContender reader, List<Path> files) throws IOException {
        String expected = reader.fingerprint(files.getLast());
        for (Path file : files) {
            String found = reader.fingerprint(file);
            if (!found.equals(expected)) {
                throw new IllegalStateException(file + " holds other rows: " + found + ", not " + expected);
            }
        }
    }

    private static String table(List<Measured> measured, int records, long jsonBytes, int rounds) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%,d click events, %.1f MB of JSON, %d rounds; CPU seconds of the process%n%n",
                records,
                jsonBytes / MEGABYTE,
                rounds));
        out.append(String.format(
                Locale.ROOT, ROW, "", "median", "min", "max", "records/s", "MB/s", "file MB", "x DuckDB"));
        double peer = measured.getLast().median();
        for (Measured one : measured) {
            out.append(String.format(
                    Locale.ROOT,
                    ROW,
                    one.name(),
                    String.format(Locale.ROOT, "%.2f", one.median()),
                    String.format(Locale.ROOT, "%.2f", one.min()),
                    String.format(Locale.ROOT, "%.2f", one.max()),
                    String.format(Locale.ROOT, "%,.0f", records / one.median()),
                    String.format(Locale.ROOT, "%.1f", jsonBytes / MEGABYTE / one.median()),
                    String.format(Locale.ROOT, "%.1f", one.fileBytes() / MEGABYTE),
                    String.format(Locale.ROOT, "%.2f", peer / one.median())));
        }
        return out.toString();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
