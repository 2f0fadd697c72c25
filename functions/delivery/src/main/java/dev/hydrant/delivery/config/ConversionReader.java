package dev.hydrant.delivery.config;

import static dev.hydrant.delivery.config.Refusals.invalid;
import static dev.hydrant.delivery.config.Refusals.require;

import dev.hydrant.columnar.HiveJson;
import dev.hydrant.columnar.JsonDialect;
import dev.hydrant.columnar.OpenXJson;
import dev.hydrant.delivery.TableCatalog.TableName;
import dev.hydrant.wire.Struct;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `DataFormatConversionConfiguration`, with AWS's rules about it.
final class ConversionReader {

    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";
    private static final String LATEST = "LATEST";

    private ConversionReader() {}

    /// Without `Enabled` it is on, as on AWS.
    static Optional<Conversion> read(Struct conversion) {
        if (conversion.has("Enabled") && !conversion.flag("Enabled")) {
            return Optional.empty();
        }
        Struct input = part(conversion, "InputFormatConfiguration");
        Struct output = part(conversion, "OutputFormatConfiguration");
        Struct schema = part(conversion, "SchemaConfiguration");
        return Optional.of(new Conversion(
                table(schema),
                dialect(part(input, "Deserializer")),
                SerializerReader.read(part(output, "Serializer"))));
    }

    private static Struct part(Struct parent, String name) {
        return parent.structIfPresent(name).orElseThrow(() -> invalid(name + " must not be null"));
    }

    private static TableName table(Struct schema) {
        for (String required : new String[] {"RoleARN", "DatabaseName", "TableName"}) {
            require(schema.has(required), "SchemaConfiguration." + required + " must not be null");
        }
        return new TableName(
                schema.textIfPresent("CatalogId").orElse(ACCOUNT),
                schema.text("DatabaseName"),
                schema.text("TableName"),
                schema.textIfPresent("Region").orElse(REGION),
                schema.textIfPresent("VersionId").orElse(LATEST));
    }

    private static JsonDialect dialect(Struct deserializer) {
        Optional<Struct> openX = deserializer.structIfPresent("OpenXJsonSerDe");
        Optional<Struct> hive = deserializer.structIfPresent("HiveJsonSerDe");
        require(openX.isEmpty() || hive.isEmpty(), "More than one deserializer specified. Only one may be chosen.");
        if (openX.isPresent()) {
            return openX(openX.get());
        }
        return hive(hive.orElseThrow(() -> invalid("Deserializer must not be null")));
    }

    private static JsonDialect openX(Struct openX) {
        Map<String, String> mappings = new HashMap<>();
        if (openX.has("ColumnToJsonKeyMappings")) {
            openX.map("ColumnToJsonKeyMappings").forEach((column, key) -> mappings.put((String) column, (String) key));
        }
        return new OpenXJson(
                !openX.has("CaseInsensitive") || openX.flag("CaseInsensitive"),
                openX.isTrue("ConvertDotsInJsonKeysToUnderscores"),
                mappings);
    }

    private static JsonDialect hive(Struct hive) {
        try {
            return new HiveJson(hive.texts("TimestampFormats"));
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }
}
