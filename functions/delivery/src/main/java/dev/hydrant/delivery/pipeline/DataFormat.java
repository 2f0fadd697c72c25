package dev.hydrant.delivery.pipeline;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.ColumnarEncoder;
import dev.hydrant.columnar.ColumnarFormat;
import dev.hydrant.columnar.JsonRowReader;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.delivery.TableCatalog;
import dev.hydrant.delivery.TableCatalog.TableName;
import dev.hydrant.delivery.config.Conversion;
import dev.hydrant.delivery.config.Conversion.FileFormat;
import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.orc.OrcEncoder;
import dev.hydrant.parquet.ParquetEncoder;
import dev.hydrant.raw.RawFormat;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.RecordFormat;
import dev.hydrant.sink.Sha256;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.io.IOException;

/// The format of a delivery's own files, and the table behind it.
///
/// @param tableDigest of the table definition; empty where nothing is converted
record DataFormat(RecordFormat format, String tableDigest) {

    static final String PARQUET = "parquet";
    static final String ORC = "orc";

    static DataFormat of(DeliveryStream stream, TableCatalog catalog) throws IOException {
        if (stream.conversion().isEmpty()) {
            return new DataFormat(new RawFormat(stream.place().compression()), "");
        }
        Conversion conversion = stream.conversion().get();
        byte[] definition = definition(conversion.table(), catalog);
        try {
            TableSchema schema = TableSchema.fromGlue(definition);
            return new DataFormat(format(conversion, schema), Sha256.of(definition));
        } catch (IllegalArgumentException e) {
            throw unusable(conversion.table(), "can't be used: " + e.getMessage(), e);
        }
    }

    /// Converted files, as this reader reads records for them.
    static RecordFormat columnar(FileFormat file, JsonRowReader reader) {
        TableSchema schema = reader.batch().schema();
        return switch (file) {
            case FileFormat.Parquet parquet ->
                columnar(PARQUET, ".parquet", reader, new ParquetEncoder(schema, parquet.options()));
            case FileFormat.Orc orc -> columnar(ORC, ".orc", reader, new OrcEncoder(schema, orc.options()));
        };
    }

    private static RecordFormat format(Conversion conversion, TableSchema schema) {
        return columnar(conversion.file(), new JsonRowReader(new ColumnBatch(schema), conversion.dialect()));
    }

    private static RecordFormat columnar(String name, String extension, JsonRowReader reader, ColumnarEncoder encoder) {
        return new ColumnarFormat(name, extension, Attributes.OCTET_STREAM, reader, encoder);
    }

    private static byte[] definition(TableName table, TableCatalog catalog) throws IOException {
        return catalog.find(table)
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.INVALID_ARGUMENT,
                        "The table " + table.table() + " of the database " + table.database() + " is not found"));
    }

    private static ServiceException unusable(TableName table, String why, IllegalArgumentException cause) {
        return new ServiceException(
                ErrorCode.INVALID_ARGUMENT,
                "The table " + table.table() + " of the database " + table.database() + " " + why,
                cause);
    }
}
