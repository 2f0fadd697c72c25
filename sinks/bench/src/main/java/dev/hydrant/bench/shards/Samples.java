package dev.hydrant.bench.shards;

import java.util.Arrays;

/// Numbers that were measured one after another. For one thread.
final class Samples {

    private double[] values = new double[1024];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Each value divided by the other's of the same number.
    Samples over(Samples others) {
        Samples ratios = new Samples();
        for (int i = 0; i < Math.min(size, others.size); i++) {
            ratios.add(values[i] / others.values[i]);
        }
        return ratios;
    }

    double median() {
        return quantile(0.5);
    }

    double min() {
        return quantile(0);
    }

    double max() {
        return quantile(1);
    }

    /// The smallest value that so large a part of all is not above.
    double quantile(double part) {
        if (size == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * size) - 1)];
    }
}
