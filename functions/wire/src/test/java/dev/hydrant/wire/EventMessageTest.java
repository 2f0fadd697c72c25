package dev.hydrant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

class EventMessageTest {

    @Test
    void whatIsWrittenIsReadByAwsOwnDecoder() {
        Random random = new Random(1);
        for (int payloadBytes : new int[] {0, 1, 2, 100, 65_536, 15 * 1024 * 1024}) {
            byte[] payload = new byte[payloadBytes];
            random.nextBytes(payload);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put(":event-type", "SubscribeToShardEvent");
            headers.put(":message-type", "event");
            headers.put("long", "ü".repeat(random.nextInt(10_000)));
            Message read = Message.decode(ByteBuffer.wrap(EventMessage.encode(headers, payload)));
            assertThat(texts(read)).isEqualTo(headers);
            assertThat(read.getPayload()).isEqualTo(payload);
        }
    }

    @Test
    void theBytesAreThoseThatAwsEncoderWrites() {
        Map<String, String> headers = Map.of(":content-type", "application/json");
        byte[] payload = {1, 2, 3};
        ByteBuffer theirs = new Message(Map.of(":content-type", HeaderValue.fromString("application/json")), payload)
                .toByteBuffer();
        assertThat(ByteBuffer.wrap(EventMessage.encode(headers, payload))).isEqualTo(theirs);
        assertThat(ByteBuffer.wrap(EventMessage.encode(Map.of(), new byte[0])))
                .isEqualTo(new Message(Map.of(), new byte[0]).toByteBuffer());
    }

    @Test
    void aChangedByteIsNoticedByAwsDecoder() {
        byte[] message = EventMessage.encode(Map.of("name", "value"), new byte[] {1, 2, 3});
        for (int i = 0; i < message.length; i++) {
            byte[] changed = message.clone();
            changed[i] ^= 1;
            MessageDecoder decoder = new MessageDecoder();
            assertThatThrownBy(() -> {
                        decoder.feed(changed);
                        if (decoder.getDecodedMessages().isEmpty()) {
                            throw new IllegalArgumentException("waits for more");
                        }
                    })
                    .as("byte %d", i)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> EventMessage.encode(Map.of("n".repeat(256), ""), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("255");
        assertThatThrownBy(() -> EventMessage.encode(Map.of("n", "v".repeat(32_768)), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32767");
    }

    private static Map<String, String> texts(Message message) {
        return message.getHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getString()));
    }
}
