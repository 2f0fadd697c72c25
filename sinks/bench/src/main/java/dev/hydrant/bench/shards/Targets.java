package dev.hydrant.bench.shards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What we want to reach, and whether we did.
final class Targets {

    private static final double MICROS_OF_A_MILLI = 1_000;

    private final List<String> lines = new ArrayList<>();

    /// The medians of a contender against what is wanted of it.
    static String of(Results results, Opening opening, String contender) {
        Targets targets = new Targets();
        targets.timesPeer(results, Figure.PUT_RECORDS, contender, 10);
        targets.timesPeer(results, Figure.GET_RECORDS, contender, 5);
        targets.timesPeer(results, Figure.PUT_P50, contender, 1.5);
        targets.millis(results, Figure.POLL_P50, contender, 1);
        targets.millis(results, Figure.POLL_P99, contender, 10);
        targets.millis(results, Figure.PUSH_P50, contender, 1);
        targets.millis(results, Figure.PUSH_P99, contender, 10);
        targets.below("opening, in s", opening.medianSeconds(), 2);
        targets.below("idle, in MB", opening.medianIdleMegabytes(), 200);
        return String.format(Locale.ROOT, "%nTargets, by the medians of %s%n", contender)
                + String.join("", targets.lines);
    }

    private void timesPeer(Results results, Figure figure, String contender, double wanted) {
        Optional<Double> ratio = results.timesPeer(figure, contender);
        String title = figure.title() + ", times the peer's";
        boolean more = figure.better() == Figure.Better.MORE;
        if (ratio.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "  %s: not known, there is no peer%n", title));
        } else {
            boolean met = more ? ratio.get() >= wanted : ratio.get() <= wanted;
            add(title, ratio.get(), (more ? "at least " : "at most ") + wanted, met);
        }
    }

    private void millis(Results results, Figure figure, String contender, double wanted) {
        below(figure.title() + ", as ms", results.median(figure, contender) / MICROS_OF_A_MILLI, wanted);
    }

    private void below(String title, double value, double wanted) {
        add(title, value, "below " + wanted, value < wanted);
    }

    private void add(String title, double value, String wanted, boolean met) {
        lines.add(String.format(Locale.ROOT, "  %s: %.2f, %s: %s%n", title, value, wanted, met ? "met" : "NOT met"));
    }
}
