package dev.hydrant.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.testkit.ForeignReaders;
import dev.hydrant.testkit.PythonService;
import dev.hydrant.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BIGINT    | [5, null, -7, 9223372036854775807]        | {"nullCount":1,"min":-7,"max":9223372036854775807}
            TINYINT   | [-128, 127]                               | {"nullCount":0,"min":-128,"max":127}
            BOOLEAN   | [true, true, null, null]                  | {"nullCount":2,"min":true,"max":true}
            DATE      | [-1, 1]                                   | {"nullCount":0,"min":"1969-12-31","max":"1970-01-02"}
            STRING    | ["b", "é", "", "ba"]                      | {"nullCount":0,"min":"","max":"é"}
            FLOAT     | ["7fc00000", "40000000", "c0000000"]      | {"nullCount":0,"min":"-2.0","max":"2.0"}
            DOUBLE    | ["0000000000000000", "0000000000000000"]  | {"nullCount":0,"min":"-0.0","max":"0.0"}
            DOUBLE    | ["8000000000000000"]                      | {"nullCount":0,"min":"-0.0","max":"0.0"}
            DOUBLE    | ["7ff8000000000000", null]                | {"nullCount":1,"min":null,"max":null}
            INT       | [null, null]                              | {"nullCount":2,"min":null,"max":null}
            """)
    void aChunkSaysItsSmallestAndLargestValueAndItsNulls(Simple type, String values, String expected)
            throws IOException {
        assertThat(statistics(type, values)).isEqualTo(PythonService.JSON.readTree(expected));
    }

    @Test
    void decimalsCompareAsNumbersAtEveryWidth() throws IOException {
        for (int precision : new int[] {5, 15, 30}) {
            JsonNode found = statistics(new Decimal(precision, 2), "[\"-1.00\", \"300.00\", \"2.50\", \"-77.01\"]");
            assertThat(found.get("min").asText()).isEqualTo("-77.01");
            assertThat(found.get("max").asText()).isEqualTo("300.00");
        }
    }

    @Test
    void longTextsAreShortenedToBoundsThatHold() {
        Seeds.check(200, random -> {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                texts.add(text(random));
            }
            WrittenFile file = written(Simple.STRING, PythonService.JSON.valueToTree(texts));
            Statistics found = file.statistics(0, 0);
            for (String text : texts) {
                byte[] value = text.getBytes(StandardCharsets.UTF_8);
                assertThat(Arrays.compareUnsigned(found.getMin_value(), value)).isLessThanOrEqualTo(0);
                assertThat(Arrays.compareUnsigned(found.getMax_value(), value)).isGreaterThanOrEqualTo(0);
            }
            assertThat(found.getMin_value()).hasSizeLessThanOrEqualTo(64);
            assertThat(new String(found.getMax_value(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(found.getMax_value());
        });
    }

    @Test
    void aBoundSaysWhetherItIsAValue() throws IOException {
        String most = "\udbff\udfff".repeat(30);
        Statistics kept = written(Simple.STRING, PythonService.JSON.valueToTree(List.of("a", most)))
                .statistics(0, 0);
        assertThat(kept.isIs_min_value_exact()).isTrue();
        assertThat(kept.isIs_max_value_exact()).isTrue();
        assertThat(kept.getMax_value()).isEqualTo(most.getBytes(StandardCharsets.UTF_8));
        Statistics cut = written(Simple.STRING, PythonService.JSON.valueToTree(List.of("a".repeat(100))))
                .statistics(0, 0);
        assertThat(cut.isIs_min_value_exact()).isFalse();
        assertThat(cut.isIs_max_value_exact()).isFalse();
        assertThat(cut.getMin_value()).asString().isEqualTo("a".repeat(64));
        assertThat(cut.getMax_value()).asString().isEqualTo("a".repeat(63) + "b");
    }

    @Test
    void theColumnIndexHasEveryPagesBoundsAndNulls() throws IOException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            values.add(i < 20_000 ? i : i < 40_000 ? JSON.nullNode() : -i);
        }
        ColumnIndex index =
                written(Simple.INT, PythonService.JSON.valueToTree(values)).columnIndex(0, 0);
        assertThat(index.getNull_pages()).containsExactly(false, true, false);
        assertThat(index.getNull_counts()).containsExactly(0L, 20_000L, 0L);
        assertThat(requireNonNull(index.getMax_values()).get(0).array()).isEqualTo(new byte[] {0x1f, 0x4e, 0, 0});
        assertThat(requireNonNull(index.getMin_values()).get(2).array())
                .isEqualTo(new byte[] {(byte) 0xa1, 0x15, (byte) 0xff, (byte) 0xff});
    }

    private JsonNode statistics(HiveType type, String values) throws IOException {
        Path file = written(type, PythonService.JSON.readTree(values)).in(directory);
        return ForeignReaders.parquetMetadata(file).at("/rowGroups/0/columns/0/statistics");
    }

    private static WrittenFile written(HiveType type, JsonNode values) {
        TableSchema table = new TableSchema("t", List.of(new Field("c", type)));
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode value : values) {
            ObjectNode row = JSON.objectNode();
            row.set("c", value);
            rows.add(row);
        }
        return WrittenFile.of(table, ParquetOptions.defaults(), rows, 5000);
    }

    private static String text(RandomGenerator random) {
        String[] points = {"a", "é", "\ud7ff", "\uffff", "😀", "\udbff\udfff"};
        StringBuilder text = new StringBuilder();
        int only = random.nextInt(points.length);
        for (int left = random.nextInt(100); left > 0; left--) {
            text.append(points[random.nextInt(4) > 0 ? only : random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
