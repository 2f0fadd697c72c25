package dev.hydrant.delivery.config;

import dev.hydrant.columnar.JsonDialect;
import dev.hydrant.delivery.TableCatalog.TableName;
import dev.hydrant.orc.OrcOptions;
import dev.hydrant.parquet.ParquetOptions;

/// Conversion of JSON records to a columnar format.
///
/// @param dialect how records are read
/// @param file how files are written
public record Conversion(TableName table, JsonDialect dialect, FileFormat file) {

    /// The format of converted files.
    public sealed interface FileFormat {
        record Parquet(ParquetOptions options) implements FileFormat {}

        record Orc(OrcOptions options) implements FileFormat {}
    }
}
