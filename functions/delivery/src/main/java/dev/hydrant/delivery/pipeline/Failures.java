package dev.hydrant.delivery.pipeline;

import dev.hydrant.s3.Gather;
import dev.hydrant.s3.GatherKey;
import dev.hydrant.s3.Gathered;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.Scratch;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a plan could not deliver, sorted by kind and then by the originals' order, within a memory budget.
///
/// Records are refused in the order they are encoded in; the originals are read again in the order they came.
final class Failures implements AutoCloseable {

    /// A message is cut to this many characters: it may quote a record of many megabytes.
    static final int LONGEST_MESSAGE = 2_000;

    private static final long BUDGET_BYTES = 8L * 1024 * 1024;
    private static final int KEY_BYTES = 1 + Long.BYTES + Integer.BYTES;
    private static final char SEPARATOR = '\0';

    private final Gather gather;
    private @Nullable Pull<Gathered> sorted;
    private @Nullable Refused following;
    private long count;

    Failures(Scratch scratch) {
        this.gather = new Gather(scratch, BUDGET_BYTES);
    }

    /// @throws IllegalStateException once they are being taken: an error record can't be refused itself
    void add(Refused refused) throws IOException {
        if (sorted != null) {
            throw new IllegalStateException("the error record of record " + refused.ordinal() + " was refused: "
                    + refused.code() + " " + refused.message());
        }
        ByteBuffer key = ByteBuffer.allocate(KEY_BYTES);
        key.put(code(refused.kind())).putLong(refused.ordinal()).putInt(refused.subOrdinal());
        String text = refused.code() + SEPARATOR + shortened(refused.message());
        Slice payload = Slice.of(text.getBytes(StandardCharsets.UTF_8));
        gather.add(
                new GatherKey(key.array()),
                new SinkRecord(refused.ordinal(), refused.subOrdinal(), 0, payload, PartitionKeys.NONE));
        count++;
    }

    long count() {
        return count;
    }

    /// The kind that comes next; null once all are taken. Nothing may be added after the first call.
    @Nullable
    ErrorKind nextKind() throws IOException {
        Refused first = peek();
        return first == null ? null : first.kind();
    }

    /// The next one of this kind, in the order of the originals; null where there is no more of it.
    @Nullable
    Refused next(ErrorKind kind) throws IOException {
        Refused next = peek();
        if (next == null || next.kind() != kind) {
            return null;
        }
        following = null;
        return next;
    }

    @Override
    public void close() throws IOException {
        gather.close();
    }

    private @Nullable Refused peek() throws IOException {
        if (sorted == null) {
            sorted = gather.sorted();
        }
        if (following == null) {
            Gathered gathered = sorted.next();
            following = gathered == null ? null : refused(gathered);
        }
        return following;
    }

    private static Refused refused(Gathered gathered) {
        SinkRecord record = gathered.record();
        Slice payload = record.payload();
        String text = new String(payload.array(), payload.offset(), payload.length(), StandardCharsets.UTF_8);
        int separator = text.indexOf(SEPARATOR);
        return new Refused(
                record.ordinal(),
                record.subOrdinal(),
                kind(gathered.key().bytes()[0]),
                text.substring(0, separator),
                text.substring(separator + 1));
    }

    private static byte code(ErrorKind kind) {
        return switch (kind) {
            case DECOMPRESSION_FAILED -> 1;
            case PROCESSING_FAILED -> 2;
            case FORMAT_CONVERSION_FAILED -> 3;
        };
    }

    private static ErrorKind kind(byte code) {
        for (ErrorKind kind : ErrorKind.values()) {
            if (code(kind) == code) {
                return kind;
            }
        }
        throw new IllegalStateException("no kind of error has the code " + code);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
