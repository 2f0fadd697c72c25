package dev.hydrant.columnar;

import java.util.List;

/// Rows of one table, column by column: what both Parquet and ORC are made from. Reused from batch to batch.
///
/// The vectors stand in the order of the table's leaves, depth first.
public final class ColumnBatch {

    private final TableSchema schema;
    private final List<ColumnVector> vectors;
    private int rows;

    public ColumnBatch(TableSchema schema) {
        this.schema = schema;
        this.vectors = Leaves.of(schema).stream().map(ColumnVector::new).toList();
    }

    public TableSchema schema() {
        return schema;
    }

    public List<ColumnVector> vectors() {
        return vectors;
    }

    public int rows() {
        return rows;
    }

    /// Bytes held in values and levels: what a writer's budget counts.
    public long bytes() {
        long bytes = 0;
        for (ColumnVector vector : vectors) {
            bytes += vector.bytes();
        }
        return bytes;
    }

    public void clear() {
        for (ColumnVector vector : vectors) {
            vector.clear();
        }
        rows = 0;
    }

    /// Marks where a row begins, so that [#rollBackRow] can cut it off.
    void beginRow() {
        for (ColumnVector vector : vectors) {
            vector.mark();
        }
    }

    void endRow() {
        rows++;
    }

    void rollBackRow() {
        for (ColumnVector vector : vectors) {
            vector.cutToMark();
        }
    }
}
