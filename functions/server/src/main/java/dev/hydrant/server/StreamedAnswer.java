package dev.hydrant.server;

import dev.hydrant.wire.WireEventStream;
import dev.hydrant.wire.WireEventStream.Kind;
import dev.hydrant.wire.WireEventStream.Part;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends one answer that streams: part after part, the next made only once the connection has room for more.
///
/// So a client that stops reading costs one part and what its connection buffers. What touches the response runs on the
/// connection's context; the parts are made on a thread that may wait.
final class StreamedAnswer {

    /// Only a wake-up: the stream itself says when it has something.
    private static final Duration WAIT = Duration.ofMinutes(1);

    /// As long as a subscription lives: a client may be that busy with what it has.
    private static final Duration LONGEST_STALL = Duration.ofMinutes(5);

    /// A part of more bytes keeps others waiting for memory, and its client mustn't.
    private static final int LARGE_BYTES = 1024 * 1024;

    private static final Duration LONGEST_LARGE_STALL = Duration.ofSeconds(30);

    private final Context context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final WireEventStream stream;

    /// Completes once what was sent last has been taken, or won't be.
    private volatile CompletableFuture<Boolean> taken = CompletableFuture.completedFuture(true);

    /// The client is gone, or given up.
    private volatile boolean gone;

    StreamedAnswer(Context context, HttpServerRequest request, WireEventStream stream) {
        this.context = context;
        this.request = request;
        this.response = request.response();
        this.stream = stream;
    }

    /// Writes the head, and listens for the client's going. On the context.
    void begin() {
        response.setStatusCode(200).setChunked(true);
        stream.headers().forEach(response::putHeader);
        response.closeHandler(closed -> leave());
        response.exceptionHandler(failed -> leave());
        if (response.closed()) {
            leave();
        }
    }

    /// Sends all there is, until the stream ends, the client is gone, or it has taken nothing for too long.
    void send() throws InterruptedException {
        try (stream) {
            Kind last = Kind.NOTHING;
            while (last != Kind.END && !gone) {
                last = sendNext();
            }
        }
    }

    private Kind sendNext() throws InterruptedException {
        Part part = stream.next(WAIT);
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        taken = waiting;
        context.runOnContext(nothing -> write(part, waiting));
        Duration longestStall = part.bytes().length > LARGE_BYTES ? LONGEST_LARGE_STALL : LONGEST_STALL;
        try {
            boolean goesOn = !gone && waiting.get(longestStall.toMillis(), TimeUnit.MILLISECONDS);
            return goesOn ? part.kind() : Kind.END;
        } catch (TimeoutException stalled) {
            abandon();
            return Kind.END;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes it so", e);
        }
    }

    private void write(Part part, CompletableFuture<Boolean> waiting) {
        if (gone || response.closed()) {
            leave();
        } else if (part.kind() == Kind.END) {
            response.end(buffer(part)).onComplete(ended -> waiting.complete(ended.succeeded()));
        } else if (part.bytes().length == 0) {
            waiting.complete(true);
        } else {
            response.write(buffer(part)).onFailure(failed -> leave());
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> waiting.complete(true));
            } else {
                waiting.complete(true);
            }
        }
    }

    private static Buffer buffer(Part part) {
        return Buffer.buffer(part.bytes());
    }

    /// Has the stream end from this side, once what is under way has been taken. By any thread.
    void end() {
        stream.end();
    }

    /// Gives up a client that doesn't take what was sent. By any thread.
    void abandon() {
        leave();
        context.runOnContext(nothing -> {
            if (request.version() == HttpVersion.HTTP_2) {
                response.reset();
            } else {
                request.connection().close();
            }
        });
    }

    private void leave() {
        gone = true;
        taken.complete(false);
        stream.close();
    }
}
