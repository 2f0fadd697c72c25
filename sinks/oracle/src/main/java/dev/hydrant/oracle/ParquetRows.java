package dev.hydrant.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/// Every row of a Parquet file, by Apache's reader.
final class ParquetRows {

    private ParquetRows() {}

    static JsonNode read(Path path) throws IOException {
        ObjectNode answer = Canonical.NODES.objectNode();
        ArrayNode rows = answer.putArray("rows");
        ObjectNode types = answer.putObject("types");
        try (ParquetReader<Group> reader = new Groups(path).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                if (types.isEmpty()) {
                    row.getType().getFields().forEach(field -> types.put(field.getName(), field.toString()));
                }
                rows.add(struct(row));
            }
        }
        return answer;
    }

    private static JsonNode struct(Group group) {
        ObjectNode struct = Canonical.NODES.objectNode();
        for (int i = 0; i < group.getType().getFieldCount(); i++) {
            struct.set(group.getType().getFieldName(i), optional(group, i));
        }
        return struct;
    }

    private static JsonNode optional(Group group, int field) {
        return group.getFieldRepetitionCount(field) == 0
                ? Canonical.NODES.nullNode()
                : value(group, group.getType().getType(field), field);
    }

    private static JsonNode value(Group group, Type type, int field) {
        if (type.isPrimitive()) {
            return primitive(group, type.asPrimitiveType(), field);
        }
        Group inner = group.getGroup(field, 0);
        return switch (type.getLogicalTypeAnnotation()) {
            case ListLogicalTypeAnnotation _ -> list(inner);
            case MapLogicalTypeAnnotation _ -> map(inner);
            case null, default -> struct(inner);
        };
    }

    /// Three levels: the list, its repeated group, the element.
    private static JsonNode list(Group list) {
        ArrayNode elements = Canonical.NODES.arrayNode();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            elements.add(optional(list.getGroup(0, i), 0));
        }
        return elements;
    }

    private static JsonNode map(Group map) {
        ArrayNode pairs = Canonical.NODES.arrayNode();
        GroupType pair = map.getType().getType(0).asGroupType();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group entry = map.getGroup(0, i);
            pairs.addArray().add(value(entry, pair.getType(0), 0)).add(optional(entry, 1));
        }
        return pairs;
    }

    private static JsonNode primitive(Group group, PrimitiveType type, int field) {
        if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
            BigInteger unscaled = switch (type.getPrimitiveTypeName()) {
                case INT32 -> BigInteger.valueOf(group.getInteger(field, 0));
                case INT64 -> BigInteger.valueOf(group.getLong(field, 0));
                case BINARY, FIXED_LEN_BYTE_ARRAY ->
                    new BigInteger(group.getBinary(field, 0).getBytes());
                case BOOLEAN, FLOAT, DOUBLE, INT96 -> throw unknown(type);
            };
            return Canonical.decimal(new BigDecimal(unscaled, decimal.getScale()), decimal.getScale());
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Canonical.NODES.booleanNode(group.getBoolean(field, 0));
            case INT32 -> Canonical.NODES.numberNode(group.getInteger(field, 0));
            case INT64 -> Canonical.NODES.numberNode(group.getLong(field, 0));
            case FLOAT -> Canonical.bits(group.getFloat(field, 0));
            case DOUBLE -> Canonical.bits(group.getDouble(field, 0));
            case BINARY ->
                type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation
                        ? Canonical.NODES.textNode(group.getBinary(field, 0).toStringUsingUTF8())
                        : Canonical.NODES.binaryNode(group.getBinary(field, 0).getBytes());
            case INT96, FIXED_LEN_BYTE_ARRAY -> throw unknown(type);
        };
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException("no canonical form for " + type);
    }

    /// A reader of groups that goes round Hadoop's file systems.
    private static final class Groups extends ParquetReader.Builder<Group> {

        Groups(Path path) {
            super(new LocalInputFile(path), new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
