package dev.hydrant.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// The finished bytes of one object, in one or more chunks so that a large file needs no second copy.
///
/// Immutable as long as nobody writes to the arrays it was made of; made by [ContentBuffer] or [#of].
public final class Content {

    private static final Content EMPTY = new Content(List.of(), 0);

    private final List<Slice> chunks;
    private final long length;

    Content(List<Slice> chunks, long length) {
        this.chunks = List.copyOf(chunks);
        this.length = length;
    }

    public static Content empty() {
        return EMPTY;
    }

    /// Wraps the array, without a copy.
    public static Content of(byte[] bytes) {
        return new Content(List.of(Slice.of(bytes)), bytes.length);
    }

    public long length() {
        return length;
    }

    public List<Slice> chunks() {
        return chunks;
    }

    public InputStream newInputStream() {
        return new ContentInputStream(chunks);
    }

    public void writeTo(OutputStream out) throws IOException {
        for (Slice chunk : chunks) {
            out.write(chunk.array(), chunk.offset(), chunk.length());
        }
    }

    /// @throws ArithmeticException where it is longer than an array can be
    public byte[] toByteArray() {
        byte[] all = new byte[Math.toIntExact(length)];
        int at = 0;
        for (Slice chunk : chunks) {
            System.arraycopy(chunk.array(), chunk.offset(), all, at, chunk.length());
            at += chunk.length();
        }
        return all;
    }

    /// The SHA-256 of the bytes, as 64 lower-case hexadecimal digits: an object's checksum everywhere in Hydrant.
    public String sha256() {
        MessageDigest digest = Sha256.newDigest();
        for (Slice chunk : chunks) {
            digest.update(chunk.array(), chunk.offset(), chunk.length());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
