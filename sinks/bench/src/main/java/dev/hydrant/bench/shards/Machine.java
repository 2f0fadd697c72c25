package dev.hydrant.bench.shards;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// What the figures were taken on.
final class Machine {

    private static final int SYNCS = 200;
    private static final int BLOCK_BYTES = 1024;
    private static final double MICROS = 1e3;

    private Machine() {}

    /// @param data where our server keeps its records
    static String description(Path data) throws IOException {
        Samples syncs = syncs(data.resolve("sync"));
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s %s, %s; JDK %s; data on %s, where appending 1 KB and syncing it takes %.0f "
                        + "microseconds (min %.0f, p99 %.0f)",
                model(),
                cores(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.version(),
                Files.getFileStore(data).type(),
                syncs.median(),
                syncs.min(),
                syncs.quantile(0.99));
    }

    /// What else keeps it busy: the load averages.
    static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? Files.readString(load).strip() : "unknown";
    }

    /// All of them, also where this process may use only some.
    private static long cores() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        return Files.exists(info)
                ? Files.readAllLines(info).stream()
                        .filter(line -> line.startsWith("processor"))
                        .count()
                : Runtime.getRuntime().availableProcessors();
    }

    private static String model() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return "unknown processor";
        }
        for (String line : Files.readAllLines(info)) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "unknown processor";
    }

    private static Samples syncs(Path file) throws IOException {
        Samples micros = new Samples();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int i = 0; i < SYNCS; i++) {
                long begin = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK_BYTES));
                channel.force(false);
                micros.add((System.nanoTime() - begin) / MICROS);
            }
        }
        Files.delete(file);
        return micros;
    }
}
