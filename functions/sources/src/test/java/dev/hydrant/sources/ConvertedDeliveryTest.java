package dev.hydrant.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.ledger.Counts;
import dev.hydrant.testkit.ForeignReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records partitioned by jq and converted by a table of the catalog.
class ConvertedDeliveryTest {

    static final String CONVERTED = """
            {'DeliveryStreamName': 'events', 'ExtendedS3DestinationConfiguration': {
              'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake',
              'Prefix': 'data/type=!{partitionKeyFromQuery:type}/!{timestamp:yyyy-MM-dd}/',
              'ErrorOutputPrefix': 'errors/!{firehose:error-output-type}/',
              'DynamicPartitioningConfiguration': {'Enabled': true},
              'ProcessingConfiguration': {'Enabled': true, 'Processors': [
                {'Type': 'MetadataExtraction', 'Parameters': [
                  {'ParameterName': 'MetadataExtractionQuery', 'ParameterValue': '{type: .type}'},
                  {'ParameterName': 'JsonParsingEngine', 'ParameterValue': 'JQ-1.6'}]}]},
              'DataFormatConversionConfiguration': {
                'InputFormatConfiguration': {'Deserializer': {'OpenXJsonSerDe': {}}},
                'OutputFormatConfiguration': {'Serializer': {'SERDE': {}}},
                'SchemaConfiguration': {'RoleARN': 'arn:aws:iam::000000000000:role/r',
                  'DatabaseName': 'web', 'TableName': 'events'}}}}""";

    private static final List<String> RECORDS = List.of(
            "{\"type\":\"click\",\"n\":1,\"tags\":[\"a\",null]}",
            "{\"type\":\"view\",\"n\":2}",
            "{\"type\":\"click\",\"n\":\"not a number\"}",
            "{\"n\":4}",
            "",
            "no json",
            "{\"type\":\"click\",\"n\":5,\"unknown\":{}}");

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheTable() throws IOException {
        Files.createDirectories(directory.resolve("catalog/web"));
        Files.writeString(directory.resolve("catalog/web/events.json"), """
                {"Name": "events", "StorageDescriptor": {"Columns": [
                  {"Name": "type", "Type": "string"}, {"Name": "n", "Type": "int"},
                  {"Name": "tags", "Type": "array<string>"}]}}""");
    }

    @Test
    void recordsBecomeRowsOfParquetFiles() throws IOException {
        assertRows(
                "ParquetSerDe",
                ".parquet",
                file -> ForeignReaders.parquetByArrow(file).rows());
    }

    @Test
    void recordsBecomeRowsOfOrcFiles() throws IOException {
        assertRows("OrcSerDe", ".orc", file -> ForeignReaders.orcByArrow(file).rows());
    }

    @Test
    void aRecordThatCannotBeConvertedIsAnErrorRecordOfItsKind() throws IOException {
        deliver("ParquetSerDe");
        List<JsonNode> errors = Delivered.in(directory.resolve("out/lake")).errors("errors/format-conversion-failed/");
        assertThat(errors).hasSize(1);
        JsonNode error = errors.getFirst();
        assertThat(error.get("lastErrorCode").textValue()).startsWith("DataFormatConversion.");
        assertThat(error.get("lastErrorMessage").textValue()).contains("not a number");
        assertThat(error.get("sequenceNumber").textValue()).isEqualTo("99");
        assertThat(error.get("subSequenceNumber").longValue()).isZero();
        assertThat(error.get("dataCatalogTable").toString())
                .isEqualTo("{\"catalogId\":\"000000000000\",\"databaseName\":\"web\",\"tableName\":\"events\","
                        + "\"region\":\"us-east-1\",\"versionId\":\"LATEST\",\"catalogArn\":\"\"}");
        assertThat(error.get("rawData").binaryValue()).asString().isEqualTo(RECORDS.get(2) + "\n");
    }

    @Test
    void aRecordWithoutItsPartitionKeyFailsProcessing() throws IOException {
        Counts counts = deliver("ParquetSerDe");
        assertThat(Delivered.in(directory.resolve("out/lake")).originals("errors/processing-failed/"))
                .containsExactly(RECORDS.get(3), RECORDS.get(4), RECORDS.get(5));
        assertThat(counts.recordsDelivered()).isEqualTo(3);
        assertThat(counts.recordsFailed()).isEqualTo(4);
    }

    @Test
    void aTableThatIsNotThereIsRefused() throws IOException {
        Files.delete(directory.resolve("catalog/web/events.json"));
        assertThatThrownBy(() -> deliver("ParquetSerDe"))
                .hasMessage("The table events of the database web is not found");
    }

    private void assertRows(String serDe, String extension, Function<Path, List<JsonNode>> reader) throws IOException {
        deliver(serDe);
        List<String> clicks = rows("out/lake/data/type=click/2026-07-13", extension, reader);
        assertThat(clicks)
                .containsExactly(
                        "{\"type\":\"click\",\"n\":1,\"tags\":[\"a\",null]}",
                        "{\"type\":\"click\",\"n\":5,\"tags\":null}");
        assertThat(rows("out/lake/data/type=view/2026-07-13", extension, reader))
                .containsExactly("{\"type\":\"view\",\"n\":2,\"tags\":null}");
    }

    private List<String> rows(String folder, String extension, Function<Path, List<JsonNode>> reader)
            throws IOException {
        List<String> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                assertThat(file.toString()).endsWith(extension);
                reader.apply(file).forEach(row -> rows.add(row.toString()));
            }
        }
        return rows;
    }

    private Counts deliver(String serDe) throws IOException {
        Path input = Files.writeString(directory.resolve("input"), String.join("\n", RECORDS));
        return TestDelivery.into(directory, CONVERTED.replace("SERDE", serDe))
                .run(input)
                .state()
                .counts();
    }
}
