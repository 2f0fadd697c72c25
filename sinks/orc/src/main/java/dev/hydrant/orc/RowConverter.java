package dev.hydrant.orc;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import dev.hydrant.columnar.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.TypeDescription.RowBatchVersion;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DateColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/// Turns column batches into ORC's row batches, a few rows at a time, in one set of vectors.
final class RowConverter {

    private final VectorizedRowBatch rows;
    private final List<LeafRange> ranges = new ArrayList<>();
    private final List<Node> columns = new ArrayList<>();
    private final ColumnBatch empty;

    RowConverter(TableSchema schema, OrcSchema orcSchema) {
        this.rows = orcSchema.written().createRowBatch(RowBatchVersion.USE_DECIMAL64, OrcFileWriter.ROWS_PER_CHECK);
        this.empty = new ColumnBatch(schema);
        for (int i = 0; i < rows.cols.length; i++) {
            HiveType type = schema.columns().get(i).type();
            columns.add(node(type, rows.cols[i], Node.Levels.COLUMN));
        }
    }

    /// Begins at the batch's first row.
    void begin(ColumnBatch batch) {
        for (LeafRange range : ranges) {
            range.begin(batch);
        }
    }

    /// The next rows; valid until the next call.
    ///
    /// @param count at most [OrcFileWriter#ROWS_PER_CHECK]
    VectorizedRowBatch next(int count) {
        rows.reset();
        for (LeafRange range : ranges) {
            range.take(count);
        }
        for (Node column : columns) {
            column.fill();
        }
        rows.size = count;
        return rows;
    }

    private Node node(HiveType type, ColumnVector vector, Node.Levels levels) {
        return switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> leaf(type, vector, levels);
            case Array(HiveType element) -> {
                ListColumnVector list = (ListColumnVector) vector;
                int first = ranges.size();
                Node child = node(element, list.child, levels.element());
                yield new RepeatedNode(list, levels, ranges.get(first), List.of(child));
            }
            case Map(HiveType key, HiveType value) -> {
                MapColumnVector map = (MapColumnVector) vector;
                int first = ranges.size();
                Node keys = node(key, map.keys, levels.key());
                Node values = node(value, map.values, levels.element());
                yield new RepeatedNode(map, levels, ranges.get(first), List.of(keys, values));
            }
            case Struct(List<Field> fields) -> {
                StructColumnVector struct = (StructColumnVector) vector;
                int first = ranges.size();
                List<Node> children = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    children.add(node(fields.get(i).type(), struct.fields[i], levels.field()));
                }
                yield new StructNode(struct, levels, ranges.get(first), children);
            }
        };
    }

    private Node leaf(HiveType type, ColumnVector vector, Node.Levels levels) {
        LeafRange range = new LeafRange(ranges.size(), empty);
        ranges.add(range);
        if (vector instanceof DateColumnVector dates) {
            dates.setUsingProlepticCalendar(true);
        } else if (vector instanceof TimestampColumnVector timestamps) {
            timestamps.setUsingProlepticCalendar(true).setIsUTC(true);
        }
        return new LeafNode(vector, levels, range, ValueCopy.of(type, range, vector));
    }
}
