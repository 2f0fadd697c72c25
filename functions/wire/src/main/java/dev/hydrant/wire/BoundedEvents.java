package dev.hydrant.wire;

import dev.hydrant.wire.WireEventStream.Kind;
import dev.hydrant.wire.WireEventStream.Part;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/// Makes a whole answer of a stream's first events, for a transport that can't stream.
///
/// It waits until something happened, takes what is there up to the bounds, and ends the stream. So a client hears of
/// an event at once and asks for the rest by the place that the last event names. An event that doesn't fit is left
/// out: it is in the next answer.
final class BoundedEvents {

    private final WireEventStream stream;
    private final EventBounds bounds;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private BoundedEvents(WireEventStream stream, EventBounds bounds) {
        this.stream = stream;
        this.bounds = bounds;
    }

    static WireResponse answer(WireEventStream stream, EventBounds bounds) throws InterruptedException {
        try (stream) {
            BoundedEvents events = new BoundedEvents(stream, bounds);
            events.collect();
            stream.end();
            return new WireResponse(200, stream.headers(), events.body.toByteArray());
        }
    }

    private void collect() throws InterruptedException {
        long deadline = System.nanoTime() + bounds.time().toNanos();
        add(stream.next(Duration.ZERO)); // the beginning
        int beginning = body.size();
        Kind seen = Kind.NOTHING;
        while (seen != Kind.END) {
            long left = seen == Kind.EVENT ? 0 : Math.max(0, deadline - System.nanoTime());
            Part part = stream.next(Duration.ofNanos(left));
            if (part.kind() == Kind.NOTHING) {
                return;
            }
            if (body.size() + part.bytes().length > bounds.bytes()) {
                if (body.size() == beginning) {
                    add(tooLarge(part));
                }
                return;
            }
            add(part);
            seen = seen == Kind.EVENT && part.kind() == Kind.SIGN_OF_LIFE ? Kind.EVENT : part.kind();
        }
    }

    private Part tooLarge(Part part) {
        return stream.failed(new ServiceException(
                ErrorCode.INTERNAL_FAILURE,
                "The next event takes " + part.bytes().length + " bytes, more than the " + bounds.bytes()
                        + " that can be answered here."));
    }

    private void add(Part part) {
        body.writeBytes(part.bytes());
    }
}
