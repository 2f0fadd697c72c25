package dev.hydrant.server;

import dev.hydrant.wire.WireEventStream;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// The streaming answers that are under way, each on a virtual thread.
final class OpenStreams implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OpenStreams.class.getName());

    /// What a client is given to take the end of its stream when the server ends.
    private static final Duration LAST_TAKE = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<StreamedAnswer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /// Sends a stream until its end. On the request's context.
    ///
    /// @return whether it was begun; not once the server ends
    boolean begin(Context context, HttpServerRequest request, WireEventStream stream) {
        StreamedAnswer answer = new StreamedAnswer(context, request, stream);
        open.add(answer);
        try {
            threads.execute(() -> send(answer));
        } catch (RejectedExecutionException closed) {
            open.remove(answer);
            stream.close();
            return false;
        }
        answer.begin();
        if (closing) {
            answer.end();
        }
        return true;
    }

    private void send(StreamedAnswer answer) {
        try {
            answer.send();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.abandon();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a stream failed", e);
            answer.abandon();
        } finally {
            open.remove(answer);
        }
    }

    /// Has every stream end, also those that begin from now on.
    void end() {
        closing = true;
        open.forEach(StreamedAnswer::end);
    }

    /// Ends what is under way; a client that doesn't take the end of its stream is given up.
    @Override
    public void close() {
        end();
        threads.shutdown();
        if (!haveEnded()) {
            open.forEach(StreamedAnswer::abandon);
            if (!haveEnded()) {
                LOG.log(Level.WARNING, "{0} streams were left as they are", open.size());
            }
        }
    }

    private boolean haveEnded() {
        try {
            return threads.awaitTermination(LAST_TAKE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
