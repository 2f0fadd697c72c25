package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSchemaTest {

    @Test
    void aGlueTableInputIsReadWithoutItsPartitionKeys() {
        String json = """
                {"Name": "clicks", "TableType": "EXTERNAL_TABLE",
                 "StorageDescriptor": {"Location": "s3://b/", "Columns": [
                   {"Name": "id", "Type": "bigint", "Comment": "who"}, {"Name": "tags", "Type": "array<string>"}]},
                 "PartitionKeys": [{"Name": "day", "Type": "string"}]}""";

        assertThat(TableSchema.fromGlue(json.getBytes(UTF_8)))
                .isEqualTo(new TableSchema(
                        "clicks",
                        List.of(new Field("id", Simple.BIGINT), new Field("tags", new Array(Simple.STRING)))));
    }

    @Test
    void aTableIsReadBackFromTheGlueTableInputItWrites() {
        TableSchema table = new TableSchema(
                "t",
                List.of(
                        new Field("a", HiveTypes.parse("struct<`x y`:map<int,char(3)>>")),
                        new Field("b", Simple.DATE)));

        assertThat(TableSchema.fromGlue(table.toGlue())).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{; the table definition isn't JSON",
                "^^; must be a JSON object",
                "[]; must be a JSON object",
                "{\"Table\":{\"Name\":\"t\"}}; the table must have a `Name`",
                "{\"Name\":\"t\"}; table `t`: `StorageDescriptor.Columns` must be a list",
                "{\"Name\":\"t\",\"StorageDescriptor\":{\"Columns\":[]}}; table `t`: there must be at least one column",
                "{\"Name\":\"t\",\"StorageDescriptor\":{\"Columns\":[{\"Type\":\"int\"}]}}; `StorageDescriptor.Columns[0]` must have a `Name`",
                "{\"Name\":\"t\",\"StorageDescriptor\":{\"Columns\":[{\"Name\":\"c\",\"Type\":5}]}}; column `c` must have a `Type`",
                "{\"Name\":\"t\",\"StorageDescriptor\":{\"Columns\":[{\"Name\":\"c\",\"Type\":\"array<>\"}]}}; column `c`: type `array<>`, position 6: a type is expected",
                "{\"Name\":\"t\",\"StorageDescriptor\":{\"Columns\":[{\"Name\":\"c\",\"Type\":\"int\"},{\"Name\":\"C\",\"Type\":\"int\"}]}}; table `t`: column `C` appears twice"
            })
    void aDefinitionThatCannotBeUsedIsRefusedAtItsColumn(String json, String message) {
        assertThatThrownBy(() -> TableSchema.fromGlue(json.getBytes(UTF_8)))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTableOfTooManyLeavesIsRefused() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            fields.add(new Field("f" + i, Simple.INT));
        }
        List<Field> columns = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            columns.add(new Field("c" + i, new HiveType.Struct(fields)));
        }

        assertThatThrownBy(() -> new TableSchema("wide", columns))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("at most 10000 leaves but has 10100");
    }
}
