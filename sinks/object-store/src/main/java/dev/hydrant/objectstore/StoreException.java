package dev.hydrant.objectstore;

/// The store refused, or could not be reached: what was asked for did not happen.
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What kind of failure, so that it can be counted and decided upon.
    public enum Reason {
        ACCESS_DENIED,
        NO_SUCH_BUCKET,
        /// The key can't be stored here, such as one that would leave the directory.
        INVALID_KEY,
        LOCKED,
        /// No space left.
        FULL,
        /// Throttled or down; trying again later may help.
        UNAVAILABLE,
        OTHER
    }

    private final Reason reason;

    public StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
