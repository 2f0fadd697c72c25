package dev.hydrant.shardstore;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Another process works on the directory.
public final class DirectoryInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory, @Nullable Throwable cause) {
        super(directory + " is in use by another process: stop it, or choose another directory", cause);
    }
}
