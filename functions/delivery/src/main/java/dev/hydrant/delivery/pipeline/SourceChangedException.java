package dev.hydrant.delivery.pipeline;

import java.io.IOException;

/// A plan's records don't read as they did when it was cut: trimmed, or overwritten. The message names shard and place.
public final class SourceChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    public SourceChangedException(String message) {
        super(message);
    }
}
