package dev.hydrant.shardstore.traffic;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// The figures of one stream or shard since the process began. Safe for any number of threads.
final class Meter {

    private final Map<Metric, Figure> figures = new EnumMap<>(Metric.class);

    private static final class Figure {
        private final LongAdder sum = new LongAdder();
        private final LongAdder count = new LongAdder();
        private volatile long latest;
    }

    Meter(Iterable<Metric> metrics) {
        metrics.forEach(metric -> figures.put(metric, new Figure()));
    }

    void observe(Metric metric, long value) {
        Figure figure = figure(metric);
        switch (metric.kind()) {
            case TOTAL -> figure.sum.add(value);
            case SAMPLES -> {
                figure.sum.add(value);
                figure.count.increment();
            }
            case LATEST -> {
                figure.latest = value;
                figure.count.increment();
            }
        }
    }

    /// The sum, or the newest of what has only one.
    long value(Metric metric) {
        Figure figure = figure(metric);
        return metric.kind() == Metric.Kind.LATEST ? figure.latest : figure.sum.sum();
    }

    /// How often it was observed, of what is counted.
    long count(Metric metric) {
        return figure(metric).count.sum();
    }

    private Figure figure(Metric metric) {
        Figure figure = figures.get(metric);
        if (figure == null) {
            throw new IllegalArgumentException(metric + " isn't measured here");
        }
        return figure;
    }
}
