package dev.hydrant.wire.auth;

/// A policy, or the file it stands in, that says what can't be carried out. The message names the place.
public final class InvalidPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPolicyException(String message) {
        super(message);
    }

    InvalidPolicyException(String message, Throwable cause) {
        super(message, cause);
    }
}
