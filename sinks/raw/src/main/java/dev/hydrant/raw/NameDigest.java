package dev.hydrant.raw;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// [UUID#nameUUIDFromBytes] for bytes that come in pieces (RFC 9562, version 3).
final class NameDigest {

    private static final int VERSION_BYTE = 6;
    private static final int VARIANT_BYTE = 8;

    private final MessageDigest digest;

    NameDigest() {
        try {
            this.digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /// The name of all bytes since the last one.
    UUID uuid() {
        byte[] hash = digest.digest();
        hash[VERSION_BYTE] = (byte) ((hash[VERSION_BYTE] & 0x0f) | 0x30);
        hash[VARIANT_BYTE] = (byte) ((hash[VARIANT_BYTE] & 0x3f) | 0x80);
        ByteBuffer halves = ByteBuffer.wrap(hash);
        return new UUID(halves.getLong(), halves.getLong());
    }

    void reset() {
        digest.reset();
    }
}
