package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the table that sample records fit: with [OpenXJson#defaults], each of them becomes a row of it.
///
/// Whole numbers are int, then bigint, then decimal. Numbers with a point or an exponent are double while
/// fifteen digits are enough for each, then decimal. Texts are date or timestamp where all of them are.
/// Objects are structs, keys in lower case. What comes in several kinds is string, and so is what was
/// always null, an object without keys, numbers of more than 38 digits, and what has more than 1,000 keys
/// or lies too deep.
public final class SchemaInference {

    private static final int MAX_DOUBLE_DIGITS = 15;

    private final JsonCursor json = new JsonCursor();
    private final ShapeReader shapes = new ShapeReader();
    private final JsonCursor.ObjectReader readShape = this::readShape;
    private Shape latest = Shape.UNKNOWN;
    private Shape record = new Shape.Objects(Map.of());
    private long records;

    /// Takes a sample record into account; one that is no JSON object is left out.
    ///
    /// @return null where it was taken, and else why not
    public @Nullable RowFailure add(Slice sample) {
        RowFailure failure = json.readRecord(sample, readShape);
        if (failure == null) {
            record = Shape.merge(record, latest);
            records++;
        }
        return failure;
    }

    private @Nullable RowFailure readShape(JsonToken first) throws IOException {
        latest = shapes.read(json, first, 0);
        return null;
    }

    /// How many records were taken.
    public long records() {
        return records;
    }

    /// The table that all of them fit.
    ///
    /// @throws InvalidTableException where no record had a key, or they had too many
    public TableSchema table(String name) {
        if (record instanceof Shape.Objects(Map<String, Shape> fields)) {
            return new TableSchema(name, columns(fields));
        }
        throw new InvalidTableException(
                "table `" + name + "`: the records have more than " + Shape.MAX_FIELDS + " different keys");
    }

    private static List<Field> columns(Map<String, Shape> fields) {
        List<Field> columns = new ArrayList<>();
        for (Map.Entry<String, Shape> field : fields.entrySet()) {
            columns.add(new Field(field.getKey(), type(field.getValue())));
        }
        return columns;
    }

    private static HiveType type(Shape shape) {
        return switch (shape) {
            case Shape.Unknown _, Shape.Mixed _ -> Simple.STRING;
            case Shape.Booleans _ -> Simple.BOOLEAN;
            case Shape.Numbers numbers -> number(numbers);
            case Shape.Texts texts ->
                switch (texts) {
                    case DATES -> Simple.DATE;
                    case TIMESTAMPS -> Simple.TIMESTAMP;
                    case OTHERS -> Simple.STRING;
                };
            case Shape.Arrays(Shape element) -> new Array(type(element));
            case Shape.Objects(Map<String, Shape> fields) ->
                fields.isEmpty() ? Simple.STRING : new Struct(columns(fields));
        };
    }

    private static HiveType number(Shape.Numbers numbers) {
        if (numbers.fitsInt()) {
            return Simple.INT;
        }
        if (numbers.fitsLong()) {
            return Simple.BIGINT;
        }
        if (!numbers.isWhole() && numbers.fitsDouble() && numbers.digits() <= MAX_DOUBLE_DIGITS) {
            return Simple.DOUBLE;
        }
        int precision = Math.max(1, numbers.integerDigits() + numbers.scale());
        return precision <= Decimal.MAX_PRECISION ? new Decimal(precision, numbers.scale()) : Simple.STRING;
    }
}
