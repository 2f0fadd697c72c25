package dev.hydrant.s3;

import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// A sorted run in a temporary file.
///
/// Each record is `ordinal` (8 bytes), `subOrdinal` (4), `arrivalMillis` (8), key length (4), payload length (4), all
/// big-endian, then the key's bytes and the payload's. A key length of -1 stands for the key of the record before.
final class RunFile implements AutoCloseable {

    static final int HEADER_BYTES = 2 * Long.BYTES + 3 * Integer.BYTES;
    static final int SAME_KEY = -1;
    private static final int WRITE_BUFFER_BYTES = 256 * 1024;

    private final FileChannel file;

    private RunFile(FileChannel file) {
        this.file = file;
    }

    /// Writes what is pulled, which must be sorted, and closes neither.
    static RunFile write(FileChannel file, Pull<Gathered> sorted) throws IOException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), WRITE_BUFFER_BYTES));
        GatherKey key = null;
        for (Gathered each = sorted.next(); each != null; each = sorted.next()) {
            boolean same = key != null && each.key().equals(key);
            key = each.key();
            SinkRecord record = each.record();
            out.writeLong(record.ordinal());
            out.writeInt(record.subOrdinal());
            out.writeLong(record.arrivalMillis());
            out.writeInt(same ? SAME_KEY : key.bytes().length);
            out.writeInt(record.payload().length());
            if (!same) {
                out.write(key.bytes());
            }
            Slice payload = record.payload();
            out.write(payload.array(), payload.offset(), payload.length());
        }
        out.flush();
        return new RunFile(file);
    }

    /// Reads from the beginning. What is pulled holds its payload only until the next pull.
    Pull<Gathered> read(int bufferBytes) throws IOException {
        return new Reader(new RunInput(file, bufferBytes));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class Reader implements Pull<Gathered> {
        private final RunInput in;
        private GatherKey key = GatherKey.NONE;

        Reader(RunInput in) {
            this.in = in;
        }

        @Override
        public @Nullable Gathered next() throws IOException {
            if (in.atEnd()) {
                return null;
            }
            long ordinal = in.readLong();
            int subOrdinal = in.readInt();
            long arrivalMillis = in.readLong();
            int keyLength = in.readInt();
            int payloadLength = in.readInt();
            if (keyLength != SAME_KEY) {
                key = new GatherKey(in.read(keyLength).toByteArray());
            }
            Slice payload = in.read(payloadLength);
            return new Gathered(key, new SinkRecord(ordinal, subOrdinal, arrivalMillis, payload, PartitionKeys.NONE));
        }
    }
}
