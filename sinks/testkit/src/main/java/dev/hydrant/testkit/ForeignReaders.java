package dev.hydrant.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads files by libraries that aren't ours, into one canonical JSON form, so that rows can be compared exactly.
///
/// A row is an object, a struct too. In it:
///
/// | type | form |
/// |---|---|
/// | tinyint to bigint, boolean | number, boolean |
/// | float, double | its bits, as 8 or 16 hexadecimal digits: tells NaN and -0.0 |
/// | decimal | text with all digits of its scale |
/// | date | days since 1970-01-01 |
/// | timestamp | microseconds since 1970-01-01T00:00:00Z |
/// | string, char, varchar | text |
/// | binary | text in base64 |
/// | array | array |
/// | map | array of pairs `[key, value]`, in the file's order |
///
/// All whole numbers are long nodes, as [PythonService#JSON] makes them.
public final class ForeignReaders {

    private static @Nullable PythonService service;

    private ForeignReaders() {}

    public static ForeignTable parquetByArrow(Path file) {
        return table(ask("parquet_by_arrow", file));
    }

    public static ForeignTable parquetByDuckDb(Path file) {
        return table(ask("parquet_by_duckdb", file));
    }

    public static ForeignTable parquetByApache(Path file) {
        return table(ApacheReaders.ask(request("parquet", file)));
    }

    public static ForeignTable orcByArrow(Path file) {
        return table(ask("orc_by_arrow", file));
    }

    public static ForeignTable orcByApache(Path file) {
        return table(ApacheReaders.ask(request("orc", file)));
    }

    /// What the footer says: `createdBy, formatVersion, rows, schema, rowGroups[{rows, bytes, columns[{path,
    /// physicalType,
    /// codec, encodings, values, compressedBytes, uncompressedBytes, hasDictionary, hasColumnIndex, hasOffsetIndex,
    /// statistics{nullCount, min, max}}]}]`.
    public static JsonNode parquetMetadata(Path file) {
        return ask("parquet_metadata", file);
    }

    /// What the footer says: `rows, stripes[rows], codec, compressionBlockBytes, fileVersion, rowIndexStride, writer,
    /// writerVersion, softwareVersion, schema, contentBytes, stripeStatisticsBytes`.
    public static JsonNode orcMetadata(Path file) {
        return ask("orc_metadata", file);
    }

    /// What footer and indexes say, by Apache's reader: `rows, version, calendar, compression,
    /// compressionBlockBytes, rowIndexStride, userMetadata{}, schema, columns{name: {values, hasNull, min, max,
    /// sum}}, stripes[{offset, rows, timeZone, columns{name: {encoding, rowGroups[values], bloomFilters,
    /// streams[]}}}]`.
    public static JsonNode orcMetadataByApache(Path file) {
        return ApacheReaders.ask(request("orc_metadata", file));
    }

    private static synchronized JsonNode ask(String operation, Path file) {
        if (service == null) {
            service = PythonService.start(ForeignReaders.class, "foreign_readers.py");
        }
        return service.ask(request(operation, file));
    }

    private static JsonNode request(String operation, Path file) {
        return PythonService.JSON
                .createObjectNode()
                .put("operation", operation)
                .put("path", file.toAbsolutePath().toString());
    }

    private static ForeignTable table(JsonNode answer) {
        List<JsonNode> rows = new ArrayList<>();
        answer.get("rows").forEach(rows::add);
        return new ForeignTable(rows, answer.get("types"));
    }
}
