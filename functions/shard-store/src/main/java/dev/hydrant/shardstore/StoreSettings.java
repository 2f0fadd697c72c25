package dev.hydrant.shardstore;

import java.time.Duration;

/// What a shard store is told from outside.
///
/// @param account the account of its ARNs
/// @param region the region of its ARNs
/// @param transition how long a stream stays CREATING or DELETING
/// @param fileBytes a file of the log that has reached this size is followed by a new one
/// @param backlogBytes how much a hidden stream may hold that hasn't been released
/// @param limits what of AWS's rates is enforced
/// @param answerBytes what an answer with records may take once it is written into a JSON string or in base64
public record StoreSettings(
        String account,
        String region,
        Duration transition,
        long fileBytes,
        long backlogBytes,
        Limits limits,
        long answerBytes) {

    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";
    private static final Duration TRANSITION = Duration.ofMillis(200);
    private static final long FILE_BYTES = 64L * 1024 * 1024;
    private static final long BACKLOG_BYTES = 8L * 1024 * 1024 * 1024;

    /// Above what 10 MiB can take.
    private static final long ANSWER_BYTES = 1024L * 1024 * 1024;

    private static final long LEAST_ANSWER_BYTES = 64L * 1024;

    /// Files are numbered by ints within, with room for a last large batch.
    private static final long MAX_FILE_BYTES = 1024L * 1024 * 1024;

    public StoreSettings {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("`account` must be 12 digits but was " + account);
        }
        if (transition.isNegative()) {
            throw new IllegalArgumentException("`transition` must not be negative but was " + transition);
        }
        if (fileBytes < 1 || fileBytes > MAX_FILE_BYTES) {
            throw new IllegalArgumentException("`fileBytes` must be 1.." + MAX_FILE_BYTES + " but was " + fileBytes);
        }
        if (answerBytes < LEAST_ANSWER_BYTES) {
            throw new IllegalArgumentException(
                    "`answerBytes` must be at least " + LEAST_ANSWER_BYTES + " but was " + answerBytes);
        }
        if (backlogBytes < 1) {
            throw new IllegalArgumentException("`backlogBytes` must be positive but was " + backlogBytes);
        }
    }

    public static StoreSettings defaults() {
        return new StoreSettings(ACCOUNT, REGION, TRANSITION, FILE_BYTES, BACKLOG_BYTES, Limits.NONE, ANSWER_BYTES);
    }

    public StoreSettings in(String otherAccount, String otherRegion) {
        return new StoreSettings(otherAccount, otherRegion, transition, fileBytes, backlogBytes, limits, answerBytes);
    }

    public StoreSettings withTransition(Duration other) {
        return new StoreSettings(account, region, other, fileBytes, backlogBytes, limits, answerBytes);
    }

    public StoreSettings withFileBytes(long other) {
        return new StoreSettings(account, region, transition, other, backlogBytes, limits, answerBytes);
    }

    public StoreSettings withBacklogBytes(long other) {
        return new StoreSettings(account, region, transition, fileBytes, other, limits, answerBytes);
    }

    public StoreSettings with(Limits other) {
        return new StoreSettings(account, region, transition, fileBytes, backlogBytes, other, answerBytes);
    }

    public StoreSettings withAnswerBytes(long other) {
        return new StoreSettings(account, region, transition, fileBytes, backlogBytes, limits, other);
    }
}
