package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.wire.WireEventStream;
import dev.hydrant.wire.WireEventStream.Kind;
import dev.hydrant.wire.WireEventStream.Part;
import dev.hydrant.wire.WireResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/// A subscription as its client sees it.
final class TestSubscription {

    private static final Duration LONG = Duration.ofSeconds(30);

    final WireEventStream stream;

    TestSubscription(WireEventStream stream) {
        this.stream = stream;
        assertThat(part(Duration.ZERO).kind()).isEqualTo(Kind.BEGINNING);
    }

    /// The next event, waited for.
    JsonNode event() {
        return event(LONG);
    }

    JsonNode event(Duration atMost) {
        Part part = part(atMost);
        assertThat(part.kind()).isIn(Kind.EVENT, Kind.SIGN_OF_LIFE);
        Message message = message(part);
        assertThat(header(message, ":event-type")).isEqualTo("SubscribeToShardEvent");
        return payload(message);
    }

    /// That nothing is there to say.
    void nothing() {
        assertThat(part(Duration.ZERO).kind()).isEqualTo(Kind.NOTHING);
    }

    /// The end of the stream, waited for: why, or nothing.
    String end() {
        Part part = part(LONG);
        assertThat(part.kind()).isEqualTo(Kind.END);
        if (part.bytes().length == 0) {
            return "";
        }
        Message message = message(part);
        return header(message, ":exception-type") + " "
                + payload(message).get("message").asText();
    }

    /// The events of a whole answer.
    static List<JsonNode> events(WireResponse answer) {
        MessageDecoder decoder = new MessageDecoder();
        decoder.feed(answer.body());
        return decoder.getDecodedMessages().stream()
                .filter(message -> header(message, ":event-type").equals("SubscribeToShardEvent"))
                .map(TestSubscription::payload)
                .toList();
    }

    static List<String> data(JsonNode event) {
        List<String> data = new ArrayList<>();
        event.get("Records")
                .forEach(record -> data.add(
                        new String(Base64.getDecoder().decode(record.get("Data").asText()), StandardCharsets.UTF_8)));
        return data;
    }

    static String continuation(JsonNode event) {
        return event.get("ContinuationSequenceNumber").asText();
    }

    private Part part(Duration atMost) {
        try {
            return stream.next(atMost);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Message message(Part part) {
        return Message.decode(ByteBuffer.wrap(part.bytes()));
    }

    private static String header(Message message, String name) {
        return Objects.requireNonNull(message.getHeaders().get(name)).getString();
    }

    private static JsonNode payload(Message message) {
        try {
            return TestStore.JSON.readTree(message.getPayload());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
