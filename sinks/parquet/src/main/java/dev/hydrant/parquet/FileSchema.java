package dev.hydrant.parquet;

import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import dev.hydrant.columnar.Leaf;
import dev.hydrant.columnar.Leaves;
import dev.hydrant.columnar.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MapType;
import org.apache.parquet.format.SchemaElement;

/// A table's schema as a Parquet footer says it: the tree of groups and leaves, flattened depth first.
///
/// Lists have three levels, `list.element`, and maps `key_value` with a required key: the forms that all readers know.
final class FileSchema {

    private static final String ROOT = "hive_schema";

    private final List<SchemaElement> elements = new ArrayList<>();
    private final List<FileColumn> columns = new ArrayList<>();
    private final List<Leaf> leaves;

    FileSchema(TableSchema schema) {
        leaves = Leaves.of(schema);
        elements.add(new SchemaElement(ROOT).setNum_children(schema.columns().size()));
        for (Field column : schema.columns()) {
            add(column, FieldRepetitionType.OPTIONAL, List.of());
        }
    }

    List<SchemaElement> elements() {
        return elements;
    }

    /// The leaves, in the order of [Leaves].
    List<FileColumn> columns() {
        return columns;
    }

    private void add(Field field, FieldRepetitionType repetition, List<String> parents) {
        List<String> path = append(parents, field.name());
        SchemaElement element = new SchemaElement(field.name()).setRepetition_type(repetition);
        elements.add(element);
        switch (field.type()) {
            case Simple _, Decimal _, Char _, Varchar _ -> addLeaf(element, field.type(), path);
            case Array array -> {
                element.setNum_children(1)
                        .setConverted_type(ConvertedType.LIST)
                        .setLogicalType(LogicalType.LIST(new ListType()));
                addRepeated("list", 1);
                add(new Field("element", array.element()), FieldRepetitionType.OPTIONAL, append(path, "list"));
            }
            case Map map -> {
                element.setNum_children(1)
                        .setConverted_type(ConvertedType.MAP)
                        .setLogicalType(LogicalType.MAP(new MapType()));
                addRepeated("key_value", 2);
                List<String> inside = append(path, "key_value");
                add(new Field("key", map.key()), FieldRepetitionType.REQUIRED, inside);
                add(new Field("value", map.value()), FieldRepetitionType.OPTIONAL, inside);
            }
            case Struct struct -> {
                element.setNum_children(struct.fields().size());
                for (Field child : struct.fields()) {
                    add(child, FieldRepetitionType.OPTIONAL, path);
                }
            }
        }
    }

    private void addRepeated(String name, int children) {
        elements.add(new SchemaElement(name)
                .setRepetition_type(FieldRepetitionType.REPEATED)
                .setNum_children(children));
    }

    private void addLeaf(SchemaElement element, HiveType type, List<String> path) {
        Physical physical = Physical.of(type);
        element.setType(physical.type());
        if (physical.order() == Physical.Order.DECIMALS) {
            element.setType_length(physical.width());
        }
        LogicalTypes.annotate(element, type);
        columns.add(new FileColumn(leaves.get(columns.size()), path, physical));
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
