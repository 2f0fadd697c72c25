package dev.hydrant.command;

/// The command can't be carried out as it was given; nothing was written. The message names the place.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
