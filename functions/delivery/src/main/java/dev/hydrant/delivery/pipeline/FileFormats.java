package dev.hydrant.delivery.pipeline;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveTypes;
import dev.hydrant.columnar.JsonRowReader;
import dev.hydrant.columnar.OpenXJson;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.delivery.config.Conversion.FileFormat;
import dev.hydrant.orc.OrcOptions;
import dev.hydrant.parquet.ParquetOptions;
import dev.hydrant.raw.RawCompression;
import dev.hydrant.raw.RawFormat;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.RecordFormat;
import java.util.List;

/// The formats a delivery's files have or had, by name.
public final class FileFormats {

    private final RecordFormat data;

    /// @param data of the delivery's own files
    public FileFormats(RecordFormat data) {
        this.data = data;
    }

    /// A valid file without records. Of a table that is no longer known it has one column.
    ///
    /// @throws IllegalArgumentException where there is no such format
    public Content emptyFile(String name) {
        if (data.name().equals(name)) {
            return data.emptyFile();
        }
        return switch (name) {
            case DataFormat.PARQUET -> emptyFile(new FileFormat.Parquet(ParquetOptions.defaults()));
            case DataFormat.ORC -> emptyFile(new FileFormat.Orc(OrcOptions.defaults()));
            default -> emptyRawFile(name);
        };
    }

    private static Content emptyFile(FileFormat file) {
        HiveType.Field column = new HiveType.Field("record", HiveTypes.parse("string"));
        TableSchema schema = new TableSchema("unknown", List.of(column));
        return DataFormat.columnar(file, new JsonRowReader(new ColumnBatch(schema), OpenXJson.defaults()))
                .emptyFile();
    }

    private static Content emptyRawFile(String name) {
        for (RawCompression compression : RawCompression.values()) {
            RawFormat raw = new RawFormat(compression);
            if (raw.name().equals(name)) {
                return raw.emptyFile();
            }
        }
        throw new IllegalArgumentException("there is no file format `" + name + "`");
    }
}
