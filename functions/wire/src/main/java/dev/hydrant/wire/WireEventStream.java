package dev.hydrant.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer that streams: status 200, these headers, and then part after part of the body, for as long as the
/// transport
/// asks for more.
///
/// What fails after the beginning is a last message that says so: the status has gone out already. Threads as with
/// [EventSource].
public final class WireEventStream implements WireAnswer, AutoCloseable {

    private static final Logger LOG = System.getLogger(WireEventStream.class.getName());

    private static final String INITIAL_RESPONSE = "initial-response";

    /// Some of a stream's body.
    ///
    /// @param bytes whole messages, or none
    public record Part(byte[] bytes, Kind kind) {}

    /// What a part brings.
    public enum Kind {
        /// The message before all events.
        BEGINNING,
        EVENT,
        /// An event that only says that nothing happened.
        SIGN_OF_LIFE,
        /// Nothing: the time was over.
        NOTHING,
        /// The last part: perhaps why, perhaps nothing.
        END
    }

    private static final Part NOTHING = new Part(new byte[0], Kind.NOTHING);
    private static final Part END = new Part(new byte[0], Kind.END);

    private final String requestId;
    private final Map<String, String> headers;
    private final Encoding encoding;
    private final Shape.Structure events;
    private final EventSource source;
    private boolean begun;

    WireEventStream(
            String requestId,
            Map<String, String> headers,
            Encoding encoding,
            Shape.Structure events,
            EventSource source) {
        this.requestId = requestId;
        this.headers = Map.copyOf(headers);
        this.encoding = encoding;
        this.events = events;
        this.source = source;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// Waits for the next part. Behind the one of kind [Kind#END] there is none.
    public Part next(Duration atMost) throws InterruptedException {
        if (!begun) {
            begun = true;
            return new Part(
                    event(
                            INITIAL_RESPONSE,
                            Struct.of(Shapes.structure("InitialResponse")).build()),
                    Kind.BEGINNING);
        }
        try {
            return switch (source.next(atMost)) {
                case EventSource.Next.Event event -> new Part(event(event.type(), event.payload()), Kind.EVENT);
                case EventSource.Next.SignOfLife sign ->
                    new Part(event(sign.type(), sign.payload()), Kind.SIGN_OF_LIFE);
                case EventSource.Next.Nothing nothing -> NOTHING;
                case EventSource.Next.End end -> END;
            };
        } catch (ServiceException e) {
            if (e.code() == ErrorCode.INTERNAL_FAILURE) {
                LOG.log(Level.ERROR, "the stream of request " + requestId + " failed: " + e.getMessage(), e);
            }
            return failed(e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the stream of request " + requestId + " failed", e);
            return failed(ServiceException.unforeseen(requestId, e));
        }
    }

    /// The last part of a stream that fails here, and not where the events come from.
    Part failed(ServiceException failure) {
        ErrorCode code =
                events.positions().containsKey(failure.code().wireName()) ? failure.code() : ErrorCode.INTERNAL_FAILURE;
        Struct payload = Struct.of(events.inner(code.wireName()))
                .with("message", failure.getMessage())
                .build();
        return new Part(message("exception", ":exception-type", code.wireName(), payload), Kind.END);
    }

    /// As [EventSource#end].
    public void end() {
        source.end();
    }

    @Override
    public void close() {
        source.close();
    }

    private byte[] event(String type, Struct payload) {
        return message("event", ":event-type", type, payload);
    }

    private byte[] message(String messageType, String typeHeader, String type, Struct payload) {
        Map<String, String> messageHeaders = new LinkedHashMap<>();
        messageHeaders.put(typeHeader, type);
        messageHeaders.put(":content-type", encoding.contentType());
        messageHeaders.put(":message-type", messageType);
        return EventMessage.encode(messageHeaders, StructWriter.write(encoding, payload));
    }
}
