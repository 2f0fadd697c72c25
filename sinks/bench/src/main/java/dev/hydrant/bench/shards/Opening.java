package dev.hydrant.bench.shards;

import java.io.IOException;
import java.util.Locale;

/// How long a full store takes to open, from the start of its process until a record of it was read, and what it holds
/// of the memory when it has been idle for a while. After each opening the process is killed, or ended; all that was
/// acknowledged must be there in the end.
final class Opening {

    private static final long IDLE_MILLIS = 5_000;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final String ROW = "%-40s %8s %8s %8s%n";

    private final Samples secondsAfterEnd = new Samples();
    private final Samples secondsAfterKill = new Samples();
    private final Samples idleMegabytes = new Samples();

    /// Starts our server over the same data.
    interface Start {
        Contender start() throws IOException;
    }

    static Opening measure(Start start, long records, int rounds) throws IOException, InterruptedException {
        Opening opening = new Opening();
        Contender filled = start.start();
        long acknowledged = ManyShards.fill(filled, records);
        filled.server().kill();
        for (int round = 0; round < rounds; round++) {
            opening.open(start, opening.secondsAfterKill).server().close();
            opening.open(start, opening.secondsAfterEnd).server().kill();
        }
        Contender last = start.start();
        long found = ManyShards.count(last);
        last.server().close();
        if (found != acknowledged) {
            throw new BrokenServerException(found + " records are there, but " + acknowledged + " were acknowledged");
        }
        return opening;
    }

    private Contender open(Start start, Samples seconds) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Contender opened = start.start();
        ManyShards.look(opened);
        seconds.add((System.nanoTime() - begin) / NANOS);
        Thread.sleep(IDLE_MILLIS);
        idleMegabytes.add(opened.server().residentBytes() / MEGABYTE);
        return opened;
    }

    double medianSeconds() {
        return Math.max(secondsAfterEnd.median(), secondsAfterKill.median());
    }

    double medianIdleMegabytes() {
        return idleMegabytes.median();
    }

    String table(long records) {
        return String.format(
                        Locale.ROOT, "%nOpening %,d shards with %,d records of 100 bytes%n", ManyShards.SHARDS, records)
                + String.format(Locale.ROOT, ROW, "", "median", "min", "max")
                + row("seconds to the first record, ended", secondsAfterEnd, "%.2f")
                + row("seconds to the first record, killed", secondsAfterKill, "%.2f")
                + row("MB of memory when idle", idleMegabytes, "%.0f");
    }

    private static String row(String name, Samples samples, String format) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                String.format(Locale.ROOT, format, samples.median()),
                String.format(Locale.ROOT, format, samples.min()),
                String.format(Locale.ROOT, format, samples.max()));
    }
}
