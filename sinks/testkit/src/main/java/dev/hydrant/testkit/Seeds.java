package dev.hydrant.testkit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Runs a property many times over random input, and says which seed broke it.
///
/// The seeds are 1 to the number of runs, so that every run of the suite tries the same ones. `-Dhydrant.seed=N` runs a
/// single one again; `-Dhydrant.runs=K` runs K times as many.
public final class Seeds {

    private static final String SEED = "hydrant.seed";
    private static final String RUNS = "hydrant.runs";

    private Seeds() {}

    /// Something that holds whatever the random numbers are.
    @FunctionalInterface
    public interface Property {
        void holds(RandomGenerator random) throws Exception;
    }

    /// @throws AssertionError naming the seed, its cause being what the property threw
    public static void check(int runs, Property property) {
        Long only = Long.getLong(SEED);
        if (only != null) {
            check(only.longValue(), property);
            return;
        }
        long last = runs * Long.getLong(RUNS, 1).longValue();
        for (long seed = 1; seed <= last; seed++) {
            check(seed, property);
        }
    }

    private static void check(long seed, Property property) {
        try {
            property.holds(new SplittableRandom(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + " (again with -D" + SEED + "=" + seed + "): " + e.getMessage(), e);
        }
    }
}
