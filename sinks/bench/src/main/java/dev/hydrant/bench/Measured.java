package dev.hydrant.bench;

import java.util.Arrays;

/// CPU seconds of several rounds of one contender.
record Measured(String name, double[] cpuSeconds, long fileBytes) {

    double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double min() {
        return sorted()[0];
    }

    double max() {
        return sorted()[cpuSeconds.length - 1];
    }

    private double[] sorted() {
        double[] sorted = cpuSeconds.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
