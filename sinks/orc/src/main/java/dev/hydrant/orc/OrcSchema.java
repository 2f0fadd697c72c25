package dev.hydrant.orc;

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
import java.util.Optional;
import org.apache.orc.TypeDescription;

/// A table's types as ORC has them.
///
/// @param written what the writer is told: `varchar(n)` in place of each `char(n)`, see [MemoryFile]
/// @param charColumns the numbers of the columns that are `char(n)`
record OrcSchema(TypeDescription written, List<Integer> charColumns) {

    OrcSchema {
        charColumns = List.copyOf(charColumns);
    }

    static OrcSchema of(TableSchema table) {
        List<TypeDescription> chars = new ArrayList<>();
        TypeDescription written = struct(table.columns(), chars);
        return new OrcSchema(written, chars.stream().map(TypeDescription::getId).toList());
    }

    /// @throws IllegalArgumentException naming the first column that isn't there
    void requireColumns(List<String> names) {
        for (String name : names) {
            Optional<TypeDescription> found = Optional.of(written);
            for (String part : name.split("\\.", -1)) {
                found = found.flatMap(type -> child(type, part));
            }
            if (found.isEmpty()) {
                throw new IllegalArgumentException("`bloomFilterColumns` must name columns of the table but held `"
                        + name + "`, and the table is " + written);
            }
        }
    }

    private static Optional<TypeDescription> child(TypeDescription type, String name) {
        if (type.getCategory() != TypeDescription.Category.STRUCT) {
            return Optional.empty();
        }
        for (int i = 0; i < type.getFieldNames().size(); i++) {
            if (type.getFieldNames().get(i).equalsIgnoreCase(name)) {
                return Optional.of(type.getChildren().get(i));
            }
        }
        return Optional.empty();
    }

    private static TypeDescription struct(List<Field> fields, List<TypeDescription> chars) {
        TypeDescription struct = TypeDescription.createStruct();
        for (Field field : fields) {
            struct.addField(field.name(), type(field.type(), chars));
        }
        return struct;
    }

    private static TypeDescription type(HiveType type, List<TypeDescription> chars) {
        return switch (type) {
            case Simple simple -> simple(simple);
            case Decimal(int precision, int scale) ->
                TypeDescription.createDecimal().withScale(scale).withPrecision(precision);
            case Char(int length) -> {
                TypeDescription written = TypeDescription.createVarchar().withMaxLength(length);
                chars.add(written);
                yield written;
            }
            case Varchar(int length) -> TypeDescription.createVarchar().withMaxLength(length);
            case Array(HiveType element) -> TypeDescription.createList(type(element, chars));
            case Map(HiveType key, HiveType value) -> TypeDescription.createMap(type(key, chars), type(value, chars));
            case Struct(List<Field> fields) -> struct(fields, chars);
        };
    }

    private static TypeDescription simple(Simple type) {
        return switch (type) {
            case TINYINT -> TypeDescription.createByte();
            case SMALLINT -> TypeDescription.createShort();
            case INT -> TypeDescription.createInt();
            case BIGINT -> TypeDescription.createLong();
            case FLOAT -> TypeDescription.createFloat();
            case DOUBLE -> TypeDescription.createDouble();
            case BOOLEAN -> TypeDescription.createBoolean();
            case STRING -> TypeDescription.createString();
            case BINARY -> TypeDescription.createBinary();
            case DATE -> TypeDescription.createDate();
            case TIMESTAMP -> TypeDescription.createTimestamp();
        };
    }
}
