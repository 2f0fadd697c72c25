package dev.hydrant.shardstore.log;

import java.io.IOException;

/// The file that was to be read has been deleted, because all it held had expired.
public final class LogTrimmedException extends IOException {

    private static final long serialVersionUID = 1L;

    LogTrimmedException(long file) {
        super("log file " + file + " was trimmed");
    }

    LogTrimmedException(long file, Throwable cause) {
        super("log file " + file + " was trimmed", cause);
    }
}
