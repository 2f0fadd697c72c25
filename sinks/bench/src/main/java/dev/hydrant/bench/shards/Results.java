package dev.hydrant.bench.shards;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What was measured of each contender, round by round.
final class Results {

    private static final String ROW = "%-24s %10s %10s %10s %10s%n";

    private final List<String> contenders;
    private final Optional<String> peer;
    private final Map<Figure, Map<String, Samples>> figures = new EnumMap<>(Figure.class);

    /// @param peer the contender that the others are compared with, if it could be had
    Results(List<String> contenders, Optional<String> peer) {
        this.contenders = contenders;
        this.peer = peer;
    }

    void add(String contender, Map<Figure, Double> round) {
        round.forEach((figure, value) -> figures.computeIfAbsent(figure, any -> new LinkedHashMap<>())
                .computeIfAbsent(contender, any -> new Samples())
                .add(value));
    }

    /// The median of a figure over the rounds.
    double median(Figure figure, String contender) {
        return samples(figure, contender).median();
    }

    /// The ratio to the peer's, if there is one: the median of the rounds', since what else the machine does changes
    /// between rounds more than within one.
    Optional<Double> timesPeer(Figure figure, String contender) {
        return peer.map(name -> samples(figure, name))
                .filter(samples -> !samples.isEmpty())
                .map(samples -> samples(figure, contender).over(samples).median());
    }

    /// A table for each figure.
    String tables() {
        StringBuilder out = new StringBuilder();
        figures.forEach((figure, measured) -> {
            out.append(String.format(Locale.ROOT, "%n%s%n", figure.title()));
            out.append(String.format(Locale.ROOT, ROW, "", "median", "min", "max", "x peer"));
            for (String contender : contenders) {
                Samples samples = samples(figure, contender);
                if (samples.isEmpty()) {
                    out.append(String.format(Locale.ROOT, ROW, contender, "can't", "-", "-", "-"));
                    continue;
                }
                out.append(String.format(
                        Locale.ROOT,
                        ROW,
                        contender,
                        text(figure, samples.median()),
                        text(figure, samples.min()),
                        text(figure, samples.max()),
                        timesPeer(figure, contender)
                                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                                .orElse("-")));
            }
        });
        return out.toString();
    }

    private Samples samples(Figure figure, String contender) {
        return figures.getOrDefault(figure, Map.of()).getOrDefault(contender, new Samples());
    }

    private static String text(Figure figure, double value) {
        return String.format(Locale.ROOT, figure.format(), value);
    }
}
