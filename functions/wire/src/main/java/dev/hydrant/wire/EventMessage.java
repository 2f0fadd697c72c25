package dev.hydrant.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32;

/// One message of `application/vnd.amazon.eventstream`, AWS's framing of an answer that streams.
///
/// Lengths of the whole and of the headers, their CRC-32, the headers, the payload, and the CRC-32 of all that. Numbers
/// are big-endian. A header is its name, its type and its value, each text with its length before it.
final class EventMessage {

    static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKSUM_BYTES = 4;

    /// What a header of text spends beside its name and value: the length of either, and its type.
    private static final int HEADER_BYTES = 4;

    private static final byte TEXT = 7;
    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_VALUE_BYTES = Short.MAX_VALUE;

    private EventMessage() {}

    /// @param headers in the order to write them
    static byte[] encode(Map<String, String> headers, byte[] payload) {
        int headerBytes = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            headerBytes += HEADER_BYTES
                    + bytes(header.getKey(), MAX_NAME_BYTES).length
                    + bytes(header.getValue(), MAX_VALUE_BYTES).length;
        }
        byte[] message =
                new byte[Math.addExact(Math.addExact(payload.length, headerBytes), PRELUDE_BYTES + CHECKSUM_BYTES)];
        ByteBuffer into = ByteBuffer.wrap(message);
        into.putInt(message.length).putInt(headerBytes);
        into.putInt(checksum(message, into.position()));
        headers.forEach((name, value) -> {
            byte[] nameBytes = name.getBytes(UTF_8);
            byte[] valueBytes = value.getBytes(UTF_8);
            into.put((byte) nameBytes.length).put(nameBytes);
            into.put(TEXT).putShort((short) valueBytes.length).put(valueBytes);
        });
        into.put(payload);
        into.putInt(checksum(message, into.position()));
        return message;
    }

    private static byte[] bytes(String text, int limit) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > limit) {
            throw new IllegalArgumentException(
                    "a header's text takes at most " + limit + " bytes but this one takes " + bytes.length);
        }
        return bytes;
    }

    private static int checksum(byte[] message, int length) {
        CRC32 crc = new CRC32();
        crc.update(message, 0, length);
        return (int) crc.getValue();
    }
}
