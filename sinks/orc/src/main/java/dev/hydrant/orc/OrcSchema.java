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
import java.util.List;
import java.util.Optional;
import org.apache.orc.TypeDescription;

/// A table's types as ORC has them.
///
/// `char(n)` is `varchar(n)` there, whose values are what they are: Apache's writer pads a `char(n)` with blanks, its
/// reader takes away those of the value itself, and ClickHouse reads it as `n` bytes, which no other text fits into.
///
/// @param written what the writer is told
record OrcSchema(TypeDescription written) {

    static OrcSchema of(TableSchema table) {
        return new OrcSchema(struct(table.columns()));
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

    private static TypeDescription struct(List<Field> fields) {
        TypeDescription struct = TypeDescription.createStruct();
        for (Field field : fields) {
            struct.addField(field.name(), type(field.type()));
        }
        return struct;
    }

    private static TypeDescription type(HiveType type) {
        return switch (type) {
            case Simple simple -> simple(simple);
            case Decimal(int precision, int scale) ->
                TypeDescription.createDecimal().withScale(scale).withPrecision(precision);
            case Char(int length) -> TypeDescription.createVarchar().withMaxLength(length);
            case Varchar(int length) -> TypeDescription.createVarchar().withMaxLength(length);
            case Array(HiveType element) -> TypeDescription.createList(type(element));
            case Map(HiveType key, HiveType value) -> TypeDescription.createMap(type(key), type(value));
            case Struct(List<Field> fields) -> struct(fields);
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
