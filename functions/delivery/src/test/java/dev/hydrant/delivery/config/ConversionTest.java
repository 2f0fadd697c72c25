package dev.hydrant.delivery.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.columnar.HiveJson;
import dev.hydrant.columnar.OpenXJson;
import dev.hydrant.delivery.TableCatalog.TableName;
import dev.hydrant.delivery.config.Conversion.FileFormat;
import dev.hydrant.orc.OrcOptions;
import dev.hydrant.parquet.ParquetCompression;
import dev.hydrant.parquet.ParquetOptions;
import dev.hydrant.parquet.ParquetVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    private static final String OPENX = "'InputFormatConfiguration': {'Deserializer': {'OpenXJsonSerDe': {}}}";
    private static final String PARQUET = "'OutputFormatConfiguration': {'Serializer': {'ParquetSerDe': {}}}";
    private static final String SCHEMA =
            "'SchemaConfiguration': {'RoleARN': 'r', 'DatabaseName': 'web', 'TableName': 'events'}";

    @Test
    void whatIsNotConfiguredHasAwsDefaults() {
        DeliveryStream stream = parse(OPENX + ", " + PARQUET + ", " + SCHEMA);
        assertThat(stream.conversion())
                .contains(new Conversion(
                        new TableName("000000000000", "web", "events", "us-east-1", "LATEST"),
                        OpenXJson.defaults(),
                        new FileFormat.Parquet(ParquetOptions.defaults())));
        assertThat(stream.place().hints().sizeMiB()).isEqualTo(128);
    }

    @Test
    void everyOptionIsTaken() {
        String openX = "'InputFormatConfiguration': {'Deserializer': {'OpenXJsonSerDe': {'CaseInsensitive': false,"
                + " 'ConvertDotsInJsonKeysToUnderscores': true, 'ColumnToJsonKeyMappings': {'ts': 'timestamp'}}}}";
        String parquet = "'OutputFormatConfiguration': {'Serializer': {'ParquetSerDe': {'BlockSizeBytes': 67108864,"
                + " 'PageSizeBytes': 65536, 'Compression': 'GZIP', 'EnableDictionaryCompression': true,"
                + " 'MaxPaddingBytes': 7, 'WriterVersion': 'V2'}}}";
        Conversion conversion =
                parse(openX + ", " + parquet + ", " + SCHEMA).conversion().orElseThrow();
        assertThat(conversion.dialect()).isEqualTo(new OpenXJson(false, true, Map.of("ts", "timestamp")));
        assertThat(conversion.file())
                .isEqualTo(new FileFormat.Parquet(
                        new ParquetOptions(67108864, 65536, ParquetCompression.GZIP, true, 7, ParquetVersion.V2)));
    }

    @Test
    void everyOrcOptionIsTaken() {
        String hive = "'InputFormatConfiguration': {'Deserializer': {'HiveJsonSerDe': {'TimestampFormats':"
                + " ['yyyy', 'millis']}}}";
        String orc = "'OutputFormatConfiguration': {'Serializer': {'OrcSerDe': {'StripeSizeBytes': 8388608,"
                + " 'BlockSizeBytes': 67108864, 'RowIndexStride': 1000, 'EnablePadding': true, 'PaddingTolerance': 0.5,"
                + " 'Compression': 'ZLIB', 'BloomFilterColumns': ['a'], 'BloomFilterFalsePositiveProbability': 0.25,"
                + " 'DictionaryKeyThreshold': 1, 'FormatVersion': 'V0_12'}}}";
        Conversion conversion =
                parse(hive + ", " + orc + ", " + SCHEMA).conversion().orElseThrow();
        assertThat(conversion.dialect()).isEqualTo(new HiveJson(List.of("yyyy", "millis")));
        assertThat(conversion.file())
                .isEqualTo(new FileFormat.Orc(new OrcOptions(
                        8388608,
                        67108864,
                        1000,
                        true,
                        0.5,
                        OrcOptions.Compression.ZLIB,
                        List.of("a"),
                        0.25,
                        1,
                        OrcOptions.FormatVersion.V0_12)));
    }

    @Test
    void conversionThatIsSwitchedOffIsNone() {
        assertThat(parse("'Enabled': false").conversion()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                PARQUET + ", " + SCHEMA + " | InputFormatConfiguration must not be null",
                OPENX + ", " + SCHEMA + " | OutputFormatConfiguration must not be null",
                OPENX + ", " + PARQUET + " | SchemaConfiguration must not be null",
                OPENX + ", " + PARQUET + ", 'SchemaConfiguration': {'RoleARN': 'r', 'TableName': 't'}"
                        + " | SchemaConfiguration.DatabaseName must not be null",
                "'InputFormatConfiguration': {'Deserializer': {'OpenXJsonSerDe': {}, 'HiveJsonSerDe': {}}}, " + PARQUET
                        + ", " + SCHEMA + " | More than one deserializer specified. Only one may be chosen.",
                OPENX + ", 'OutputFormatConfiguration': {'Serializer': {'ParquetSerDe': {}, 'OrcSerDe': {}}}, " + SCHEMA
                        + " | More than one serializer specified. Only one may be chosen.",
                "'InputFormatConfiguration': {'Deserializer': {'HiveJsonSerDe': {'TimestampFormats': ['bbb']}}}, "
                        + PARQUET + ", " + SCHEMA + " | One or more SerDe options are invalid for"
                        + " org.apache.hcatalog.data.JsonSerDe: [Key: timestamp.formats Value: bbb]",
            })
    void aRuleIsRefusedInAwsWords(String members, String message) {
        assertThatThrownBy(() -> parse(members)).hasMessage(message);
    }

    @Test
    void convertedFilesAreNotCompressedAgainAndNotSmall() {
        String conversion = "'DataFormatConversionConfiguration': {" + OPENX + ", " + PARQUET + ", " + SCHEMA + "}, ";
        assertThatThrownBy(
                        () -> DeliveryStream.parse(Configurations.extended(conversion + "'CompressionFormat': 'GZIP'")))
                .hasMessage("The S3 destination's compression format must be set to UNCOMPRESSED when data format"
                        + " conversion is enabled");
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.extended(
                        conversion + "'BufferingHints': {'SizeInMBs': 63, 'IntervalInSeconds': 60}")))
                .hasMessage("BufferingHints.SizeInMBs must be at least 64 when data format conversion is enabled.");
    }

    @Test
    void aJqKeyThatThePrefixDoesNotNameIsRefused() {
        String query = "'DynamicPartitioningConfiguration': {'Enabled': true}, 'ErrorOutputPrefix': 'e/',"
                + " 'Prefix': '!{partitionKeyFromQuery:a}/', 'ProcessingConfiguration': {'Enabled': true,"
                + " 'Processors': [{'Type': 'MetadataExtraction', 'Parameters': ["
                + "{'ParameterName': 'JsonParsingEngine', 'ParameterValue': 'JQ-1.6'},"
                + "{'ParameterName': 'MetadataExtractionQuery', 'ParameterValue': '%s'}]}]}";
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.extended(query.formatted("{a: .a, b: .b}"))))
                .hasMessage("MetaDataExtraction JQ Query can't contain keys that are not present in the S3 Prefix"
                        + " expression");
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.extended(query.formatted("{a: "))))
                .hasMessageStartingWith("MetadataExtractionQuery is invalid: the jq program `{a: ` is refused: ");
    }

    private static DeliveryStream parse(String members) {
        return DeliveryStream.parse(Configurations.extended("'DataFormatConversionConfiguration': {" + members + "}"));
    }
}
