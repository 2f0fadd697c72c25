package dev.hydrant.server;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/// Sends an answer's body as fast as its client takes it: a long one in pieces, since each byte under way is copied out
/// of the heap.
///
/// Used by its connection's thread alone.
final class AnswerBody {

    private static final int PIECE_BYTES = 256 * 1024;
    private static final int UNDER_WAY_BYTES = 4 * PIECE_BYTES;

    private final HttpServerResponse response;
    private final byte[] body;
    private int sent;

    private AnswerBody(HttpServerResponse response, byte[] body) {
        this.response = response;
        this.body = body;
    }

    static void send(HttpServerResponse response, byte[] body) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        response.setWriteQueueMaxSize(UNDER_WAY_BYTES);
        new AnswerBody(response, body).goOn();
    }

    /// A client that is gone takes nothing more; its connection's end gives back what it held.
    private void goOn() {
        while (body.length - sent > PIECE_BYTES) {
            if (response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> goOn());
                return;
            }
            response.write(next(PIECE_BYTES)).onFailure(clientIsGone -> {});
        }
        if (!response.closed()) {
            response.drainHandler(null);
            response.end(next(body.length - sent)).onFailure(clientIsGone -> {});
        }
    }

    /// The bytes themselves: the way that isn't deprecated copies them.
    @SuppressWarnings("deprecation")
    private Buffer next(int length) {
        Buffer piece = Buffer.buffer(Unpooled.wrappedBuffer(body, sent, length));
        sent += length;
        return piece;
    }
}
