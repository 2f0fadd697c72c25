package dev.hydrant.ledger;

import java.time.Duration;

/// What a simulated lane has to live with.
enum Conditions {
    STEADY(false, false, .1, .03, LedgerSettings.DEFAULT_VOID_AFTER),
    /// The transform answers otherwise at every run.
    NO_FUNCTION(true, false, .1, .03, LedgerSettings.DEFAULT_VOID_AFTER),
    /// A deployment under way: workers of two engines.
    TWO_ENGINES(false, true, .1, .03, LedgerSettings.DEFAULT_VOID_AFTER),
    NO_FUNCTION_TWO_ENGINES(true, true, .1, .03, LedgerSettings.DEFAULT_VOID_AFTER),
    HARSH(true, true, .25, .06, LedgerSettings.DEFAULT_VOID_AFTER),
    /// Nobody leaves a young plan to its owner.
    IMPATIENT(true, true, .1, .02, Duration.ZERO);

    private final boolean moody;
    private final boolean mixed;
    private final double unknown;
    private final double crash;
    private final Duration voidAfter;

    Conditions(boolean moody, boolean mixed, double unknown, double crash, Duration voidAfter) {
        this.moody = moody;
        this.mixed = mixed;
        this.unknown = unknown;
        this.crash = crash;
        this.voidAfter = voidAfter;
    }

    /// Whether the transform isn't a function.
    boolean isMoody() {
        return moody;
    }

    int engines() {
        return mixed ? 2 : 1;
    }

    /// How likely the outcome of a change is unknown.
    double unknownChance() {
        return unknown;
    }

    /// How likely a worker dies at a turn of its.
    double crashChance() {
        return crash;
    }

    Duration voidAfter() {
        return voidAfter;
    }
}
