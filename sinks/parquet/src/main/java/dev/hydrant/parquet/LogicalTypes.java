package dev.hydrant.parquet;

import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;

/// What a leaf's values mean, said twice: as a logical type and, for older readers, as a converted type.
final class LogicalTypes {

    private static final byte TINYINT_BITS = 8;
    private static final byte SMALLINT_BITS = 16;

    private LogicalTypes() {}

    static void annotate(SchemaElement element, HiveType type) {
        switch (type) {
            case Simple simple -> annotateSimple(element, simple);
            case Decimal decimal ->
                element.setConverted_type(ConvertedType.DECIMAL)
                        .setPrecision(decimal.precision())
                        .setScale(decimal.scale())
                        .setLogicalType(LogicalType.DECIMAL(new DecimalType(decimal.scale(), decimal.precision())));
            case Char _, Varchar _ -> annotateText(element);
            case Array _, Map _, Struct _ ->
                throw new IllegalArgumentException("`type` must be a leaf but was " + type);
        }
    }

    private static void annotateSimple(SchemaElement element, Simple type) {
        switch (type) {
            case TINYINT ->
                element.setConverted_type(ConvertedType.INT_8)
                        .setLogicalType(LogicalType.INTEGER(new IntType(TINYINT_BITS, true)));
            case SMALLINT ->
                element.setConverted_type(ConvertedType.INT_16)
                        .setLogicalType(LogicalType.INTEGER(new IntType(SMALLINT_BITS, true)));
            case DATE -> element.setConverted_type(ConvertedType.DATE).setLogicalType(LogicalType.DATE(new DateType()));
            case TIMESTAMP ->
                element.setConverted_type(ConvertedType.TIMESTAMP_MICROS)
                        .setLogicalType(
                                LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
            case STRING -> annotateText(element);
            case INT, BIGINT, FLOAT, DOUBLE, BOOLEAN, BINARY -> {}
        }
    }

    private static void annotateText(SchemaElement element) {
        element.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()));
    }
}
