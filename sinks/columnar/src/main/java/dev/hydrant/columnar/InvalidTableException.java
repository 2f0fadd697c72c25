package dev.hydrant.columnar;

import org.jspecify.annotations.Nullable;

/// A table definition or a type in it can't be used; the message names the place.
public final class InvalidTableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidTableException(String message) {
        this(message, null);
    }

    public InvalidTableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
