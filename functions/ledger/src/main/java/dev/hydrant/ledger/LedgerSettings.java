package dev.hydrant.ledger;

import java.time.Duration;

/// The ledger's bounds.
///
/// @param encodeBudgetBytes how many bytes of finished objects are held at once, besides one object
/// @param putsAtOnce how many objects of one files entry are under way together
/// @param voidAfter how old the newest entry of a plan must be, by the store's clock, before another gives it
///     up
/// @param workerLifetime after which a run ends; what a lane's readers may rely on when they remove what is
///     old
/// @param historyRetention how long entries are kept that the lane itself no longer needs
/// @param lockPatience how long to wait for another worker's lock, where the store has one
public record LedgerSettings(
        long encodeBudgetBytes,
        int putsAtOnce,
        Duration voidAfter,
        Duration workerLifetime,
        Duration historyRetention,
        Duration lockPatience) {

    /// 32 MiB: a dozen or two files of usual size go out together, and a heap of 256 MiB stays mostly free.
    public static final long DEFAULT_ENCODE_BUDGET_BYTES = 32L * 1024 * 1024;

    /// 8: enough to hide a remote store's latency, few enough not to be throttled.
    public static final int DEFAULT_PUTS_AT_ONCE = 8;

    /// 20 minutes: longer than a function may run.
    public static final Duration DEFAULT_VOID_AFTER = Duration.ofMinutes(20);

    /// An hour: the protocol's one assumption about time.
    public static final Duration DEFAULT_WORKER_LIFETIME = Duration.ofHours(1);

    /// A week.
    public static final Duration DEFAULT_HISTORY_RETENTION = Duration.ofDays(7);

    /// 10 seconds.
    public static final Duration DEFAULT_LOCK_PATIENCE = Duration.ofSeconds(10);

    public LedgerSettings {
        atLeast("encodeBudgetBytes", encodeBudgetBytes, 1);
        atLeast("putsAtOnce", putsAtOnce, 1);
        notNegative("voidAfter", voidAfter);
        notNegative("workerLifetime", workerLifetime);
        notNegative("historyRetention", historyRetention);
        notNegative("lockPatience", lockPatience);
    }

    public static LedgerSettings defaults() {
        return new LedgerSettings(
                DEFAULT_ENCODE_BUDGET_BYTES,
                DEFAULT_PUTS_AT_ONCE,
                DEFAULT_VOID_AFTER,
                DEFAULT_WORKER_LIFETIME,
                DEFAULT_HISTORY_RETENTION,
                DEFAULT_LOCK_PATIENCE);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("`" + name + "` must be at least " + least + " but was " + value);
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("`" + name + "` must not be negative but was " + value);
        }
    }
}
