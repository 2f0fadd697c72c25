package dev.hydrant.server;

import io.vertx.core.buffer.Buffer;

/// Collects a request's body up to a limit; what is beyond it is read and dropped.
final class BodyCollector {

    private final int limit;
    private Buffer body = Buffer.buffer();
    private boolean tooLarge;

    BodyCollector(int limit) {
        this.limit = limit;
    }

    void add(Buffer part) {
        if (tooLarge || body.length() + part.length() > limit) {
            tooLarge = true;
            body = Buffer.buffer();
        } else {
            body.appendBuffer(part);
        }
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    byte[] bytes() {
        return body.getBytes();
    }
}
