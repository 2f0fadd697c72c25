package dev.hydrant.shardstore;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// What was opened for something that is about to be: closed again, the last first, unless it came to be.
final class Opening implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    <T> T done(T whole) {
        opened.clear();
        return whole;
    }

    /// Closes all of it, whatever fails.
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e instanceof IOException io ? io : new IOException(e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        opened.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
