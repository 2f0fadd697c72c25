package dev.hydrant.shardstore.log;

import java.io.IOException;

/// Bytes that had been acknowledged are damaged. Nothing is changed on the disk; the store doesn't open.
public final class LogCorruptException extends IOException {

    private static final long serialVersionUID = 1L;

    public LogCorruptException(String message) {
        super(message);
    }
}
