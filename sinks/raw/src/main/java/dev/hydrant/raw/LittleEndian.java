package dev.hydrant.raw;

import dev.hydrant.sink.ContentBuffer;

/// Numbers as gzip and zip write them: lowest byte first.
final class LittleEndian {

    private LittleEndian() {}

    static void writeShort(ContentBuffer out, int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    static void writeInt(ContentBuffer out, int value) {
        writeShort(out, value);
        writeShort(out, value >>> 16);
    }
}
