package dev.hydrant.objectstore;

/// A change was sent and no answer came: it may have happened, may not, or may happen yet. Don't retry
/// blindly.
public final class StoreStateUnknownException extends StoreException {

    private static final long serialVersionUID = 1L;

    public StoreStateUnknownException(String message, Throwable cause) {
        super(Reason.UNAVAILABLE, message, cause);
    }
}
