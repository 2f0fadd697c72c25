package dev.hydrant.raw;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;
import dev.hydrant.sink.Slice;
import java.nio.charset.StandardCharsets;

/// A zip archive of one deflated entry. The entry is named with a UUID, as AWS does: here the one that
/// [java.util.UUID#nameUUIDFromBytes] derives from the records' bytes, so that a repeated run writes the same file.
final class ZipEncoder implements RawEncoder {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int CENTRAL_END = 0x06054b50;
    private static final int VERSION_WITH_DEFLATE = 20;
    private static final int DEFLATED = 8;
    /// 1980-01-01, the first day that a zip archive knows.
    private static final int DOS_DATE = 0x21;
    /// Larger archives need the zip64 extension; a buffering hint is at most 128 MiB.
    private static final long LARGEST_BYTES = 0xffff_ffffL;

    private final ContentBuffer compressed = new ContentBuffer();
    private final DeflatedBytes body = new DeflatedBytes(compressed);
    private final NameDigest digest = new NameDigest();

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        body.write(bytes, offset, length);
    }

    @Override
    public Content finish() {
        body.end();
        byte[] name = digest.uuid().toString().getBytes(StandardCharsets.US_ASCII);
        long compressedBytes = compressed.length();
        if (body.length() > LARGEST_BYTES || compressedBytes > LARGEST_BYTES) {
            throw new IllegalStateException(
                    "a zip entry must be at most " + LARGEST_BYTES + " bytes but was " + body.length());
        }
        ContentBuffer out = new ContentBuffer();
        LittleEndian.writeInt(out, LOCAL_HEADER);
        writeEntry(out, (int) compressedBytes, name.length);
        out.write(name);
        for (Slice chunk : compressed.take().chunks()) {
            out.write(chunk.array(), chunk.offset(), chunk.length());
        }
        int centralStart = (int) out.length();
        writeCentralHeader(out, (int) compressedBytes, name);
        writeEnd(out, centralStart);
        reset();
        return out.take();
    }

    @Override
    public void discard() {
        compressed.take();
        reset();
    }

    private void reset() {
        body.reset();
        digest.reset();
    }

    /// What the local and the central header share.
    private void writeEntry(ContentBuffer out, int compressedBytes, int nameBytes) {
        LittleEndian.writeShort(out, VERSION_WITH_DEFLATE);
        LittleEndian.writeShort(out, 0);
        LittleEndian.writeShort(out, DEFLATED);
        LittleEndian.writeShort(out, 0);
        LittleEndian.writeShort(out, DOS_DATE);
        LittleEndian.writeInt(out, body.crc());
        LittleEndian.writeInt(out, compressedBytes);
        LittleEndian.writeInt(out, (int) body.length());
        LittleEndian.writeShort(out, nameBytes);
        LittleEndian.writeShort(out, 0);
    }

    private void writeCentralHeader(ContentBuffer out, int compressedBytes, byte[] name) {
        LittleEndian.writeInt(out, CENTRAL_HEADER);
        LittleEndian.writeShort(out, VERSION_WITH_DEFLATE);
        writeEntry(out, compressedBytes, name.length);
        LittleEndian.writeShort(out, 0);
        LittleEndian.writeShort(out, 0);
        LittleEndian.writeShort(out, 0);
        LittleEndian.writeInt(out, 0);
        LittleEndian.writeInt(out, 0);
        out.write(name);
    }

    private static void writeEnd(ContentBuffer out, int centralStart) {
        int centralBytes = (int) out.length() - centralStart;
        LittleEndian.writeInt(out, CENTRAL_END);
        LittleEndian.writeInt(out, 0);
        LittleEndian.writeShort(out, 1);
        LittleEndian.writeShort(out, 1);
        LittleEndian.writeInt(out, centralBytes);
        LittleEndian.writeInt(out, centralStart);
        LittleEndian.writeShort(out, 0);
    }
}
