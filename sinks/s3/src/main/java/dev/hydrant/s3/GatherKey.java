package dev.hydrant.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// What records are gathered by: bytes, ordered as unsigned numbers from the first byte on.
public final class GatherKey implements Comparable<GatherKey> {

    /// The key of records that needn't be told apart.
    public static final GatherKey NONE = new GatherKey(new byte[0]);

    private final byte[] bytes;
    private final int hash;

    /// @param bytes not to be changed afterwards
    public GatherKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    public static GatherKey of(String text) {
        return new GatherKey(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes themselves; not to be changed.
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int compareTo(GatherKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GatherKey key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
