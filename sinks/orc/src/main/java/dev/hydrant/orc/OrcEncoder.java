package dev.hydrant.orc;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.ColumnarEncoder;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.sink.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Writes a table's rows as ORC files, with Apache's writer.
///
/// A file's bytes depend on its rows, the table and the options alone: not on how the rows were batched, on the time
/// zone, on the heap or on other writers. Timestamps are written in UTC and dates in the proleptic Gregorian calendar;
/// chars are not padded. The footer's user metadata name our version as `hydrant.version`.
public final class OrcEncoder implements ColumnarEncoder {

    private final TableSchema schema;
    private final OrcOptions options;
    private final OrcSchema orcSchema;
    private final RowConverter converter;
    private @Nullable OrcFileWriter file;

    /// @throws IllegalArgumentException where the options name a column that the table lacks
    public OrcEncoder(TableSchema schema, OrcOptions options) {
        this.schema = schema;
        this.options = options;
        this.orcSchema = OrcSchema.of(schema);
        orcSchema.requireColumns(options.bloomFilterColumns());
        this.converter = new RowConverter(schema, orcSchema);
    }

    @Override
    public void write(ColumnBatch batch) {
        if (!batch.schema().equals(schema)) {
            throw new IllegalArgumentException("`batch` must be of table " + schema + " but was of " + batch.schema());
        }
        OrcFileWriter open = open();
        converter.begin(batch);
        int left = batch.rows();
        try {
            while (left > 0) {
                int rows = Math.min(left, open.rowsToNextCheck());
                open.add(converter.next(rows));
                left -= rows;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Content finish() {
        OrcFileWriter finished = open();
        file = null;
        try {
            return finished.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void discard() {
        if (file != null) {
            try {
                file.discard();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            file = null;
        }
    }

    /// ORC holds none of the last second before 1970 but its first millisecond.
    @Override
    public boolean holdsTimestamp(long micros) {
        return OrcTimestamps.holds(micros);
    }

    private OrcFileWriter open() {
        OrcFileWriter open = file;
        if (open == null) {
            try {
                open = OrcFileWriter.open(orcSchema, options);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            file = open;
        }
        return open;
    }
}
