package dev.hydrant.shardstore.segments;

/// What a simulated log has to live with.
enum Conditions {
    MERGING(.12, .02, 0, false),
    MERGING_AND_TRIMMING(.12, .02, .4, false),
    CLOSING(.12, .02, 0, true),
    CLOSING_AND_TRIMMING(.12, .02, .4, true),
    HARSH(.3, .05, .4, true);

    private final double unknown;
    private final double crash;
    private final double trim;
    private final boolean closes;

    Conditions(double unknown, double crash, double trim, boolean closes) {
        this.unknown = unknown;
        this.crash = crash;
        this.trim = trim;
        this.closes = closes;
    }

    double unknownChance() {
        return unknown;
    }

    double crashChance() {
        return crash;
    }

    /// How likely a merger trims after it merged.
    double trimChance() {
        return trim;
    }

    /// Whether somebody closes the log at some time.
    boolean closes() {
        return closes;
    }
}
