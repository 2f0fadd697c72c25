package dev.hydrant.s3;

import dev.hydrant.sink.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Buffered reading of one file from its beginning, by position, so that readers of one channel don't disturb another.
final class RunInput {

    private final FileChannel file;
    private final long end;
    private byte[] buffer;
    private long filePosition;
    private int at;
    private int filled;

    RunInput(FileChannel file, int bufferBytes) throws IOException {
        this.file = file;
        this.end = file.size();
        this.buffer = new byte[Math.max(bufferBytes, RunFile.HEADER_BYTES)];
    }

    boolean atEnd() {
        return at == filled && filePosition == end;
    }

    int readInt() throws IOException {
        need(Integer.BYTES);
        int value = ByteBuffer.wrap(buffer, at, Integer.BYTES).getInt();
        at += Integer.BYTES;
        return value;
    }

    long readLong() throws IOException {
        need(Long.BYTES);
        long value = ByteBuffer.wrap(buffer, at, Long.BYTES).getLong();
        at += Long.BYTES;
        return value;
    }

    /// The next bytes, inside the buffer: they are overwritten by the next call.
    Slice read(int length) throws IOException {
        need(length);
        Slice slice = new Slice(buffer, at, length);
        at += length;
        return slice;
    }

    private void need(int bytes) throws IOException {
        if (filled - at >= bytes) {
            return;
        }
        byte[] into = bytes > buffer.length ? new byte[bytes] : buffer;
        System.arraycopy(buffer, at, into, 0, filled - at);
        filled -= at;
        at = 0;
        buffer = into;
        while (filled < bytes) {
            int read = file.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), filePosition);
            if (read < 0) {
                throw new EOFException(
                        "a scratch file ended at byte " + filePosition + ", " + (bytes - filled) + " early");
            }
            filled += read;
            filePosition += read;
        }
    }
}
