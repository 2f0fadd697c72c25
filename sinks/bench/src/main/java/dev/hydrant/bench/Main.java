package dev.hydrant.bench;

import java.io.IOException;

/// `./hydrant bench [NAME] [RECORDS] [ROUNDS]`: measures and prints a table on standard output.
public final class Main {

    static final String COLUMNS = "columns";
    static final int DEFAULT_RECORDS = 300_000;
    static final int DEFAULT_ROUNDS = 5;
    static final int MOST_RECORDS = 2_000_000;
    static final int MOST_ROUNDS = 100;

    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.println("usage: bench [" + COLUMNS + "] [RECORDS] [ROUNDS]");
            System.exit(USAGE);
            return;
        }
        System.out.print(ColumnsBench.run(settings.records(), settings.rounds()));
    }

    /// What the command line asks for.
    record Settings(int records, int rounds) {

        static Settings of(String[] arguments) {
            if (arguments.length > 0 && !arguments[0].equals(COLUMNS)) {
                throw new IllegalArgumentException("there is no benchmark " + arguments[0]);
            }
            if (arguments.length > 3) {
                throw new IllegalArgumentException("unknown argument " + arguments[3]);
            }
            return new Settings(
                    arguments.length > 1 ? number("RECORDS", arguments[1], MOST_RECORDS) : DEFAULT_RECORDS,
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
