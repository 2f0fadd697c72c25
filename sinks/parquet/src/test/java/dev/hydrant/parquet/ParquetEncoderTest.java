package dev.hydrant.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.columnar.CanonicalRows;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.interop.InteropRows;
import dev.hydrant.interop.InteropTables;
import dev.hydrant.interop.Nesting;
import dev.hydrant.testkit.ForeignReaders;
import dev.hydrant.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetEncoderTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ParquetOptions SMALL_PAGES =
            ParquetOptions.defaults().withPageSizeBytes(ParquetOptions.SMALLEST_PAGE_SIZE_BYTES);
    private static final TableSchema MIXED = new TableSchema(
            "mixed",
            List.of(
                    new Field("i", Simple.INT),
                    new Field("s", Simple.STRING),
                    new Field("list", new Array(Simple.BIGINT)),
                    new Field("b", Simple.BOOLEAN),
                    new Field("d", Simple.DOUBLE)));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void aFileWithoutRowsIsValid(Nesting nesting) throws IOException {
        TableSchema table = InteropTables.of(nesting);
        Path file =
                WrittenFile.of(table, ParquetOptions.defaults(), List.of(), 1).in(directory);
        assertThat(ForeignReaders.parquetByArrow(file).rows()).isEmpty();
        assertThat(ForeignReaders.parquetByDuckDb(file).rows()).isEmpty();
        assertThat(ForeignReaders.parquetByArrow(file).types())
                .hasSize(table.columns().size());
    }

    @Test
    void typesAreThoseReadersExpect() throws IOException {
        Path file = WrittenFile.of(InteropTables.of(Nesting.NONE), ParquetOptions.defaults(), List.of(), 1)
                .in(directory);
        assertThat(ForeignReaders.parquetByArrow(file).types().toString())
                .isEqualTo("{\"c0\":\"int8\",\"c1\":\"int16\",\"c2\":\"int32\",\"c3\":\"int64\",\"c4\":\"float\","
                        + "\"c5\":\"double\",\"c6\":\"bool\",\"c7\":\"string\",\"c8\":\"binary\",\"c9\":\"date32[day]\","
                        + "\"c10\":\"timestamp[us, tz=UTC]\",\"c11\":\"decimal128(1, 0)\",\"c12\":\"decimal128(9, 2)\","
                        + "\"c13\":\"decimal128(10, 10)\",\"c14\":\"decimal128(18, 4)\",\"c15\":\"decimal128(19, 0)\","
                        + "\"c16\":\"decimal128(27, 13)\",\"c17\":\"decimal128(38, 0)\",\"c18\":\"decimal128(38, 38)\","
                        + "\"c19\":\"string\",\"c20\":\"string\"}");
    }

    @ParameterizedTest
    @EnumSource
    void manyPagesAreReadBackWhole(ParquetVersion version) throws IOException {
        for (boolean dictionary : new boolean[] {false, true}) {
            ParquetOptions options = SMALL_PAGES.withWriterVersion(version).withDictionaryCompression(dictionary);
            List<JsonNode> rows = InteropRows.of(MIXED, 30_000, new SplittableRandom(3));
            WrittenFile file = WrittenFile.of(MIXED, options, rows, 1000);
            assertThat(file.pages(0, 1)).hasSizeGreaterThan(10);
            assertThat(ForeignReaders.parquetByArrow(file.in(directory)).rows()).isEqualTo(rows);
            assertThat(ForeignReaders.parquetByDuckDb(file.in(directory)).rows())
                    .isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDictionaryThatGrowsTooLargeIsGivenUpHalfWay(ParquetVersion version) throws IOException {
        ParquetOptions options =
                ParquetOptions.defaults().withWriterVersion(version).withDictionaryCompression(true);
        TableSchema table = new TableSchema("t", List.of(new Field("n", Simple.BIGINT), new Field("s", Simple.STRING)));
        RandomGenerator random = new SplittableRandom(5);
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < 250_000; i++) {
            long number = i < 20_000 ? i % 50 : random.nextLong();
            rows.add(JSON.objectNode().put("n", number).put("s", Long.toString(number)));
        }
        WrittenFile file = WrittenFile.of(table, options, rows, 10_000);
        for (int column = 0; column < 2; column++) {
            List<PageEncodingStats> stats = file.chunk(0, column).getEncoding_stats();
            assertThat(stats)
                    .hasSize(3)
                    .extracting(PageEncodingStats::getEncoding)
                    .contains(dataEncoding(version));
        }
        assertThat(ForeignReaders.parquetByArrow(file.in(directory)).rows()).isEqualTo(rows);
    }

    @Test
    void theSameRowsGiveTheSameBytesWhateverCameBefore() {
        TableSchema table = InteropTables.of(Nesting.ARRAY_OF_STRUCT);
        ParquetOptions options = SMALL_PAGES.withDictionaryCompression(true);
        ParquetEncoder used = new ParquetEncoder(table, options);
        Seeds.check(5, random -> {
            List<JsonNode> rows = InteropRows.of(table, random.nextInt(200), random);
            used.write(CanonicalRows.batch(table, InteropRows.of(table, random.nextInt(200), random)));
            used.discard();
            assertThat(WrittenFile.of(used, table, rows, 50).bytes())
                    .isEqualTo(WrittenFile.of(table, options, rows, 50).bytes());
        });
    }

    @Test
    void pagesBeginWithARowAndTheOffsetIndexFindsThem() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        TableSchema table = new TableSchema("t", List.of(new Field("list", new Array(Simple.BIGINT))));
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 3000; i++) {
            ObjectNode row = JSON.objectNode();
            random.longs(random.nextInt(60)).forEach(row.putArray("list")::add);
            rows.add(row);
        }
        WrittenFile file = WrittenFile.of(table, SMALL_PAGES.withWriterVersion(ParquetVersion.V2), rows, 700);
        int before = 0;
        List<Long> firstRows = file.locations(0, 0).stream()
                .map(PageLocation::getFirst_row_index)
                .toList();
        assertThat(firstRows).hasSizeGreaterThan(5);
        for (int page = 0; page < firstRows.size(); page++) {
            assertThat(firstRows.get(page)).isEqualTo(before);
            before += file.pages(0, 0).get(page).rows();
        }
        assertThat(before).isEqualTo(rows.size());
        assertThat(ForeignReaders.parquetByArrow(file.in(directory)).rows()).isEqualTo(rows);
    }

    @Test
    void aLargeValueHasAPageOfItsOwn() throws IOException {
        TableSchema table = new TableSchema("t", List.of(new Field("s", Simple.STRING)));
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(JSON.objectNode().put("s", Character.toString('a' + i).repeat(900_000)));
        }
        WrittenFile file = WrittenFile.of(table, SMALL_PAGES, rows, 6);
        assertThat(file.pages(0, 0)).hasSize(6);
        assertThat(ForeignReaders.parquetByArrow(file.in(directory)).rows()).isEqualTo(rows);
        assertThat(file.bytes()).hasSizeLessThan(600_000);
    }

    @Test
    void aBatchOfAnotherTableIsRefused() {
        ParquetEncoder encoder = new ParquetEncoder(MIXED, ParquetOptions.defaults());
        TableSchema other = InteropTables.of(Nesting.NONE);
        assertThatThrownBy(() -> encoder.write(CanonicalRows.batch(other, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`batch` must be of table mixed but was of none");
    }

    @Test
    void theWriterIsNamedSoThatReadersCanParseIt() throws IOException {
        Path file =
                WrittenFile.of(MIXED, ParquetOptions.defaults(), List.of(), 1).in(directory);
        assertThat(ForeignReaders.parquetMetadata(file).get("createdBy").asText())
                .matches("hydrant version \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(build [^)]+\\)");
    }

    private static Encoding dataEncoding(ParquetVersion version) {
        return switch (version) {
            case V1 -> Encoding.PLAIN_DICTIONARY;
            case V2 -> Encoding.RLE_DICTIONARY;
        };
    }
}
