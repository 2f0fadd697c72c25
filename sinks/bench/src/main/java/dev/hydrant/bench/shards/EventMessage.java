package dev.hydrant.bench.shards;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/// One message of `application/vnd.amazon.eventstream`.
record EventMessage(Map<String, String> headers, byte[] payload) {

    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKSUM_BYTES = 4;
    private static final int TEXT = 7;

    /// @throws IOException if it is damaged, or is an exception
    static EventMessage read(DataInputStream in) throws IOException {
        byte[] prelude = new byte[PRELUDE_BYTES];
        in.readFully(prelude);
        ByteBuffer lengths = ByteBuffer.wrap(prelude);
        ByteBuffer message = ByteBuffer.allocate(lengths.getInt()).put(prelude);
        in.readFully(message.array(), PRELUDE_BYTES, message.remaining());
        CRC32 crc = new CRC32();
        crc.update(message.array(), 0, message.capacity() - CHECKSUM_BYTES);
        if ((int) crc.getValue() != message.getInt(message.capacity() - CHECKSUM_BYTES)) {
            throw new IOException("an event's checksum is wrong");
        }
        int headersEnd = PRELUDE_BYTES + lengths.getInt();
        Map<String, String> headers = new HashMap<>();
        message.position(PRELUDE_BYTES);
        while (message.position() < headersEnd) {
            String name = text(message, message.get());
            if (message.get() != TEXT) {
                throw new IOException("header " + name + " isn't text");
            }
            headers.put(name, text(message, message.getShort()));
        }
        byte[] payload = new byte[message.capacity() - CHECKSUM_BYTES - headersEnd];
        message.get(payload);
        EventMessage read = new EventMessage(headers, payload);
        if (!"event".equals(headers.get(":message-type"))) {
            throw new IOException("the server broke off: " + headers + new String(payload, StandardCharsets.UTF_8));
        }
        return read;
    }

    boolean hasRecords() {
        return "SubscribeToShardEvent".equals(headers.get(":event-type"));
    }

    private static String text(ByteBuffer message, int length) {
        byte[] text = new byte[length];
        message.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
