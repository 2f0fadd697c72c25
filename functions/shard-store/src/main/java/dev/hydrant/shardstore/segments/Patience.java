package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;

/// Repeats what a store couldn't do at the moment, a bounded number of times, with a pause before each: only
/// what does no harm twice.
public final class Patience {

    /// Something that does no harm when it is done twice.
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException;
    }

    private final int attempts;
    private final Pause pause;

    public Patience(int attempts, Pause pause) {
        this.attempts = attempts;
        this.pause = pause;
    }

    int attempts() {
        return attempts;
    }

    /// @throws StoreException if the store still couldn't do it, or refused
    public <T> T read(Reading<T> reading) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return reading.read();
            } catch (StoreException e) {
                if (e.reason() != StoreException.Reason.UNAVAILABLE || attempt + 1 >= attempts) {
                    throw e;
                }
            }
            pause(attempt);
        }
    }

    void pause(int attempt) throws InterruptedIOException {
        try {
            pause.before(attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted =
                    new InterruptedIOException("interrupted while the store was waited for");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
