package dev.hydrant.bench;

import dev.hydrant.bench.shards.BrokenServerException;
import dev.hydrant.bench.shards.ShardsBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `./hydrant bench [NAME] [RECORDS] [ROUNDS]`: measures and prints tables on standard output.
public final class Main {

    static final int DEFAULT_ROUNDS = 5;
    static final int MOST_ROUNDS = 100;

    private static final int BROKEN = 1;

    private static final int USAGE = 2;

    private Main() {}

    /// The benchmarks.
    enum Benchmark {
        COLUMNS("columns", 300_000, 2_000_000),
        SHARDS("shards", 10_000_000, 100_000_000);

        private final String argument;
        private final int defaultRecords;
        private final int mostRecords;

        Benchmark(String argument, int defaultRecords, int mostRecords) {
            this.argument = argument;
            this.defaultRecords = defaultRecords;
            this.mostRecords = mostRecords;
        }

        static Benchmark of(String argument) {
            for (Benchmark benchmark : values()) {
                if (benchmark.argument.equals(argument)) {
                    return benchmark;
                }
            }
            throw new IllegalArgumentException("there is no benchmark " + argument);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.println("usage: bench [columns|shards] [RECORDS] [ROUNDS]");
            System.exit(USAGE);
            return;
        }
        try {
            System.out.print(
                    switch (settings.benchmark()) {
                        case COLUMNS -> ColumnsBench.run(settings.records(), settings.rounds());
                        case SHARDS -> ShardsBench.run(home(), pinned(), settings.records(), settings.rounds());
                    });
        } catch (BrokenServerException e) {
            System.err.println("bench: broken: " + e.getMessage());
            System.exit(BROKEN);
        }
    }

    /// The launcher says where the project is, and how a process is kept on one core.
    private static Path home() {
        return Path.of(System.getProperty("hydrant.home", "."));
    }

    private static List<String> pinned() {
        String command = System.getProperty("hydrant.bench.pinned", "");
        return command.isEmpty() ? List.of() : List.of(command.split(" "));
    }

    /// What the command line asks for.
    record Settings(Benchmark benchmark, int records, int rounds) {

        static Settings of(String[] arguments) {
            Benchmark benchmark = arguments.length > 0 ? Benchmark.of(arguments[0]) : Benchmark.COLUMNS;
            if (arguments.length > 3) {
                throw new IllegalArgumentException("unknown argument " + arguments[3]);
            }
            return new Settings(
                    benchmark,
                    arguments.length > 1
                            ? number("RECORDS", arguments[1], benchmark.mostRecords)
                            : benchmark.defaultRecords,
                    arguments.length > 2 ? number("ROUNDS", arguments[2], MOST_ROUNDS) : DEFAULT_ROUNDS);
        }

        private static int number(String name, String text, int most) {
            int value;
            try {
                value = Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a number but was " + text, e);
            }
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(name + " must be 1 to " + most + " but was " + value);
            }
            return value;
        }
    }
}
