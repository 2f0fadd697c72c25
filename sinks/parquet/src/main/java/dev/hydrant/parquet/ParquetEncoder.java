package dev.hydrant.parquet;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.ColumnVector;
import dev.hydrant.columnar.ColumnarEncoder;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.sink.Content;
import java.util.List;

/// Column batches in, Parquet files out: straight from the vectors' arrays to encoded pages.
///
/// The same rows in batches of the same sizes give the same bytes, whatever was written before.
public final class ParquetEncoder implements ColumnarEncoder {

    /// How much of a batch is taken before the row group's size is looked at again.
    static final int STEP_BYTES = 1024 * 1024;

    private final TableSchema table;
    private final ParquetOptions options;
    private final FileSchema schema;
    private final List<ChunkWriter> chunks;
    private ParquetFile file;
    private long groupRows;

    public ParquetEncoder(TableSchema table, ParquetOptions options) {
        this.table = table;
        this.options = options;
        this.schema = new FileSchema(table);
        PageSink sink = new PageSink(options.compression().newCompressor());
        this.chunks = schema.columns().stream()
                .map(column -> new ChunkWriter(column, options, sink))
                .toList();
        this.file = new ParquetFile(schema, options);
    }

    @Override
    public void write(ColumnBatch batch) {
        if (!batch.schema().equals(table)) {
            throw new IllegalArgumentException("`batch` must be of table " + table.name() + " but was of "
                    + batch.schema().name());
        }
        List<ColumnVector> vectors = batch.vectors();
        for (int column = 0; column < chunks.size(); column++) {
            chunks.get(column).begin(vectors.get(column));
        }
        int step = (int) Math.max(1, (long) STEP_BYTES * batch.rows() / Math.max(1, batch.bytes()));
        for (int left = batch.rows(); left > 0; left -= step) {
            takeRows(Math.min(step, left));
        }
    }

    @Override
    public Content finish() {
        if (groupRows > 0) {
            endGroup();
        }
        Content content = file.finish();
        file = new ParquetFile(schema, options);
        return content;
    }

    @Override
    public void discard() {
        for (ChunkWriter chunk : chunks) {
            chunk.discard();
        }
        groupRows = 0;
        file = new ParquetFile(schema, options);
    }

    private void takeRows(int rows) {
        long buffered = 0;
        for (ChunkWriter chunk : chunks) {
            chunk.take(rows);
            buffered += chunk.bufferedBytes();
        }
        groupRows += rows;
        if (buffered >= file.groupBytes()) {
            endGroup();
        }
    }

    private void endGroup() {
        file.addGroup(chunks, groupRows);
        groupRows = 0;
    }
}
