package dev.hydrant.columnar;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.RecordFormat;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/// A columnar file format: JSON records are read into one column batch, which goes to the encoder whenever it is full.
///
/// The batch and the encoder serve file after file.
public final class ColumnarFormat implements RecordFormat {

    /// A batch of this many rows goes to the encoder.
    public static final int MAX_BATCH_ROWS = 8 * 1024;
    /// A batch that holds this much goes to the encoder; the row that fills it may be larger.
    public static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private final String name;
    private final String extension;
    private final Attributes attributes;
    private final ColumnarEncoder encoder;
    private final JsonRowReader reader;
    private final Content emptyFile;
    private @Nullable FileWriter open;

    /// @param name as [RecordFormat#name]
    /// @param extension as [RecordFormat#extension]
    /// @param reader whose batch this format fills and clears from now on
    /// @param encoder made for the batch's table, without a file begun
    public ColumnarFormat(
            String name, String extension, Attributes attributes, JsonRowReader reader, ColumnarEncoder encoder) {
        this.name = name;
        this.extension = extension;
        this.attributes = attributes;
        this.reader = reader;
        this.encoder = encoder;
        this.emptyFile = encoder.finish();
        reader.limitTimestamps(encoder::holdsTimestamp);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String extension() {
        return extension;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public RecordFileWriter openWriter() {
        if (open != null) {
            throw new IllegalStateException("the writer before must be finished or discarded first");
        }
        reader.batch().clear();
        FileWriter writer = new FileWriter();
        open = writer;
        return writer;
    }

    @Override
    public Content emptyFile() {
        return emptyFile;
    }

    private final class FileWriter implements RecordFileWriter {

        private long payloadBytes;
        private long records;

        @Override
        public @Nullable Refused add(SinkRecord record) {
            requireOpen();
            RowFailure failure = reader.read(record.payload());
            if (failure != null) {
                return new Refused(
                        record.ordinal(),
                        record.subOrdinal(),
                        ErrorKind.FORMAT_CONVERSION_FAILED,
                        failure.code(),
                        failure.message());
            }
            payloadBytes += record.payload().length();
            records++;
            ColumnBatch batch = reader.batch();
            if (batch.rows() >= MAX_BATCH_ROWS || batch.bytes() >= MAX_BATCH_BYTES) {
                writeBatch();
            }
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
            if (reader.batch().rows() > 0) {
                writeBatch();
            }
            open = null;
            return encoder.finish();
        }

        @Override
        public void discard() {
            requireOpen();
            open = null;
            encoder.discard();
        }

        private void writeBatch() {
            encoder.write(reader.batch());
            reader.batch().clear();
        }

        private void requireOpen() {
            if (open != this) {
                throw new IllegalStateException("the file is finished or discarded");
            }
        }
    }
}
