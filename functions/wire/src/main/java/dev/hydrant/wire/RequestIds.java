package dev.hydrant.wire;

import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes what names a request in its answer and in our log.
public final class RequestIds {

    /// Bytes of `x-amz-id-2`, as measured on AWS.
    private static final int EXTENDED_ID_BYTES = 72;

    private final RandomGenerator random;

    public RequestIds(RandomGenerator random) {
        this.random = random;
    }

    String requestId() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0xC0L << 56)) | (0x80L << 56);
        return new UUID(high, low).toString();
    }

    String extendedId() {
        byte[] bytes = new byte[EXTENDED_ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
