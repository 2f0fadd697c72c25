package dev.hydrant.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/// Every row of an ORC file, by Apache's reader.
final class OrcRows {

    private static final long MILLIS_PER_SECOND = 1_000;

    private OrcRows() {}

    static JsonNode read(Path path) throws IOException {
        ObjectNode answer = Canonical.NODES.objectNode();
        ArrayNode rows = answer.putArray("rows");
        try (Reader reader = OrcFiles.open(path);
                RecordReader records = reader.rows()) {
            TypeDescription schema = reader.getSchema();
            ObjectNode types = answer.putObject("types");
            for (int i = 0; i < schema.getChildren().size(); i++) {
                types.put(
                        schema.getFieldNames().get(i),
                        schema.getChildren().get(i).toString());
            }
            VectorizedRowBatch batch = schema.createRowBatch();
            while (records.nextBatch(batch)) {
                for (int row = 0; row < batch.size; row++) {
                    rows.add(struct(schema, batch.cols, row));
                }
            }
        }
        return answer;
    }

    private static JsonNode struct(TypeDescription type, ColumnVector[] fields, int row) {
        ObjectNode struct = Canonical.NODES.objectNode();
        for (int i = 0; i < fields.length; i++) {
            struct.set(type.getFieldNames().get(i), value(type.getChildren().get(i), fields[i], row));
        }
        return struct;
    }

    private static JsonNode value(TypeDescription type, ColumnVector vector, int row) {
        int at = vector.isRepeating ? 0 : row;
        if (!vector.noNulls && vector.isNull[at]) {
            return Canonical.NODES.nullNode();
        }
        return switch (type.getCategory()) {
            case BOOLEAN -> Canonical.NODES.booleanNode(((LongColumnVector) vector).vector[at] != 0);
            case BYTE, SHORT, INT, LONG, DATE -> Canonical.NODES.numberNode(((LongColumnVector) vector).vector[at]);
            case FLOAT -> Canonical.bits((float) ((DoubleColumnVector) vector).vector[at]);
            case DOUBLE -> Canonical.bits(((DoubleColumnVector) vector).vector[at]);
            case STRING, CHAR, VARCHAR ->
                Canonical.NODES.textNode(new String(bytes((BytesColumnVector) vector, at), StandardCharsets.UTF_8));
            case BINARY -> Canonical.NODES.binaryNode(bytes((BytesColumnVector) vector, at));
            case DECIMAL ->
                Canonical.decimal(
                        ((DecimalColumnVector) vector)
                                .vector[at]
                                .getHiveDecimal()
                                .bigDecimalValue(),
                        type.getScale());
            case TIMESTAMP, TIMESTAMP_INSTANT -> timestamp((TimestampColumnVector) vector, at);
            case LIST -> list(type, (ListColumnVector) vector, at);
            case MAP -> map(type, (MapColumnVector) vector, at);
            case STRUCT -> struct(type, ((StructColumnVector) vector).fields, at);
            case UNION, Geometry, Geography -> throw new IllegalArgumentException("no canonical form for " + type);
        };
    }

    private static byte[] bytes(BytesColumnVector vector, int at) {
        int start = vector.start[at];
        return Arrays.copyOfRange(vector.vector[at], start, start + vector.length[at]);
    }

    private static JsonNode timestamp(TimestampColumnVector vector, int at) {
        return Canonical.micros(Math.floorDiv(vector.time[at], MILLIS_PER_SECOND), vector.nanos[at]);
    }

    private static JsonNode list(TypeDescription type, ListColumnVector vector, int at) {
        ArrayNode list = Canonical.NODES.arrayNode();
        int first = (int) vector.offsets[at];
        for (int i = 0; i < vector.lengths[at]; i++) {
            list.add(value(type.getChildren().getFirst(), vector.child, first + i));
        }
        return list;
    }

    private static JsonNode map(TypeDescription type, MapColumnVector vector, int at) {
        ArrayNode map = Canonical.NODES.arrayNode();
        List<TypeDescription> types = type.getChildren();
        int first = (int) vector.offsets[at];
        for (int i = 0; i < vector.lengths[at]; i++) {
            map.addArray()
                    .add(value(types.get(0), vector.keys, first + i))
                    .add(value(types.get(1), vector.values, first + i));
        }
        return map;
    }
}
