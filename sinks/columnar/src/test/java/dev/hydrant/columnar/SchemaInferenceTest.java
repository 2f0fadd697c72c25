package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.sink.Slice;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaInferenceTest {

    private static final Pattern BLANK = Pattern.compile(" ");

    /// Values of one column, parted by blanks, and the type they need.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1 -2147483648 2147483647 0 -0 | int",
                "1 2147483648 | bigint",
                "-9223372036854775808 9223372036854775807 | bigint",
                "1 9223372036854775808 | decimal(19,0)",
                "99999999999999999999999999999999999999 | decimal(38,0)",
                "100000000000000000000000000000000000000 | string",
                "1 2.5 | double",
                "1.0 | double",
                "1e3 1E-3 | double",
                "9223372036854775807 0.25 | decimal(21,2)",
                "0.1234567890123456 | decimal(16,16)",
                "12345678901234567890.123456789012345678 | decimal(38,18)",
                "123456789012345678901.123456789012345678 | string",
                "1e400 | string",
                "1e-400 | string",
                "0e400 0.0 | double",
                "1234567890123456 1e300 | string",
                "true false null | boolean",
                "null null | string",
                "\"2024-02-29\" \"0001-01-01\" | date",
                "\"2024-02-30\" | string",
                "\"2024-02-29T01:02:03Z\" \"2024-2-9\\u002001:02:03.123456789\" null | timestamp",
                "\"2024-02-29\" \"2024-02-29T01:02:03Z\" | string",
                "\"1\" | string",
                "\"\" | string",
                "1 \"1\" | string",
                "1 true | string",
                "{} [] | string",
                "{} 1 | string",
                "[] null | array<string>",
                "[] [1] [2.5,null] | array<double>",
                "[1,\"x\"] | array<string>",
                "[[],[[1]],[[2147483648]]] | array<array<array<bigint>>>",
                "{} {} | string",
                "{\"a\":1} {} null {\"B\":\"x\",\"A\":2.5} | struct<a:double,b:string>",
                "{\"a\":1,\"A\":\"x\"} | struct<a:string>",
                "[{\"a\":1},{\"b\":{\"c\":[]}}] | array<struct<a:int,b:struct<c:array<string>>>>",
                "{\"\":1,\"x\\u0020y\":1} | struct<`x y`:int>"
            })
    void theNarrowestTypeThatTakesAllValuesIsFound(String values, String type) {
        SchemaInference inference = new SchemaInference();
        for (String value : List.of(BLANK.split(values))) {
            assertThat(inference.add(record("{\"C\":" + value + "}"))).isNull();
        }

        TableSchema table = inference.table("t");

        assertThat(table.columns()).containsExactly(new Field("c", HiveTypes.parse(type)));
        JsonRowReader reader = new JsonRowReader(new ColumnBatch(table), OpenXJson.defaults());
        for (String value : List.of(BLANK.split(values))) {
            assertThat(Reading.read(reader, "{\"C\":" + value + "}")).isNull();
        }
    }

    @Test
    void columnsStandInTheOrderTheyWereMet() {
        SchemaInference inference = new SchemaInference();
        inference.add(record("{\"z\":1,\"userId\":1}"));
        inference.add(record("{\"USERID\":2,\"a\":1}"));

        assertThat(Reading.names(inference.table("t"))).containsExactly("z", "userid", "a");
        assertThat(inference.records()).isEqualTo(2);
    }

    @Test
    void whatIsNoRecordIsLeftOut() {
        SchemaInference inference = new SchemaInference();
        inference.add(record("{\"a\":1}"));

        assertThat(Objects.requireNonNull(inference.add(record("{\"a\":\"x\",\"b\":1")))
                        .code())
                .isEqualTo("DataFormatConversion.ParseError");
        assertThat(inference.add(record("[1]"))).isNotNull();
        assertThat(inference.add(record("{}{}"))).isNotNull();
        assertThat(inference.add(record(""))).isNotNull();
        assertThat(inference.records()).isEqualTo(1);
        assertThat(inference.table("t").columns()).containsExactly(new Field("a", HiveType.Simple.INT));
    }

    @Test
    void withoutAnyKeyThereIsNoTable() {
        SchemaInference inference = new SchemaInference();
        inference.add(record("{}"));

        assertThatThrownBy(() -> inference.table("t"))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("at least one column");
    }

    @Test
    void anObjectOfTooManyKeysIsText() {
        SchemaInference inference = new SchemaInference();
        for (int i = 0; i <= Shape.MAX_FIELDS; i++) {
            inference.add(record("{\"c\":{\"k" + i + "\":1}}"));
        }

        assertThat(inference.table("t").columns()).containsExactly(new Field("c", HiveType.Simple.STRING));
    }

    @Test
    void whatLiesTooDeepIsText() {
        SchemaInference inference = new SchemaInference();
        int depth = 2 * HiveTypes.MAX_NESTING;
        inference.add(record("{\"c\":" + "[".repeat(depth) + "1" + "]".repeat(depth) + "}"));

        String type = inference.table("t").columns().getFirst().type().display();

        assertThat(type).startsWith("array<".repeat(HiveTypes.MAX_NESTING) + "string>");
    }

    @Test
    void anInferredTableSurvivesGluesJson() {
        SchemaInference inference = new SchemaInference();
        inference.add(record("{\"a b\":{\"x-y\":[{\"<\":1}]},\"c.d\":1.5}"));
        TableSchema table = inference.table("t");

        assertThat(TableSchema.fromGlue(table.toGlue())).isEqualTo(table);
        assertThat(((Struct) table.columns().getFirst().type()).fields()).hasSize(1);
    }

    private static Slice record(String json) {
        return Slice.of(json.getBytes(UTF_8));
    }
}
