package dev.hydrant.s3;

/// A prefix that AWS refuses when a delivery stream is created; the message is AWS's own.
public final class InvalidPrefixException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public InvalidPrefixException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// The message, in AWS's words.
    public String reason() {
        return reason;
    }
}
