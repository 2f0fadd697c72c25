package dev.hydrant.raw;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import org.jspecify.annotations.Nullable;

/// Hands payloads to an encoder. Every record can be in a raw file, so none is refused.
final class RawFileWriter implements RecordFileWriter {

    private final RawEncoder encoder;
    private boolean open = true;
    private long payloadBytes;
    private long records;

    RawFileWriter(RawEncoder encoder) {
        this.encoder = encoder;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public @Nullable Refused add(SinkRecord record) {
        requireOpen();
        Slice payload = record.payload();
        encoder.write(payload.array(), payload.offset(), payload.length());
        payloadBytes += payload.length();
        records++;
        return null;
    }

    @Override
    public long payloadBytes() {
        return payloadBytes;
    }

    @Override
    public long records() {
        return records;
    }

    @Override
    public Content finish() {
        requireOpen();
        open = false;
        return encoder.finish();
    }

    @Override
    public void discard() {
        requireOpen();
        open = false;
        encoder.discard();
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the writer was finished or discarded");
        }
    }
}
