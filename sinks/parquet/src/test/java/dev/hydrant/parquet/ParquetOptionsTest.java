package dev.hydrant.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.columnar.CanonicalRows;
import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.interop.InteropRows;
import dev.hydrant.testkit.ForeignReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every option does what it says to a file.
class ParquetOptionsTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final ParquetOptions DEFAULTS = ParquetOptions.defaults();
    private static final TableSchema NUMBERS =
            new TableSchema("numbers", List.of(new Field("n", Simple.BIGINT), new Field("s", Simple.STRING)));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void pagesAreCompressedAsAsked(ParquetCompression compression) throws IOException {
        WrittenFile file = written(DEFAULTS.withCompression(compression), repeating(1000));
        JsonNode column = ForeignReaders.parquetMetadata(file.in(directory)).at("/rowGroups/0/columns/0");
        assertThat(column.get("codec").asText()).isEqualTo(compression.name());
        if (compression != ParquetCompression.UNCOMPRESSED) {
            assertThat(column.get("compressedBytes").asLong())
                    .isLessThan(column.get("uncompressedBytes").asLong() / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theVersionChoosesPagesAndEncodings(ParquetVersion version) throws IOException {
        WrittenFile file = written(DEFAULTS.withWriterVersion(version), repeating(1000));
        WrittenFile.Page page = file.pages(0, 0).getFirst();
        switch (version) {
            case V1 -> {
                assertThat(file.footer().getVersion()).isEqualTo(1);
                assertThat(page.type()).isEqualTo(PageType.DATA_PAGE);
                assertThat(page.encoding()).isEqualTo(Encoding.PLAIN);
            }
            case V2 -> {
                assertThat(file.footer().getVersion()).isEqualTo(2);
                assertThat(page.type()).isEqualTo(PageType.DATA_PAGE_V2);
                assertThat(page.encoding()).isEqualTo(Encoding.DELTA_BINARY_PACKED);
            }
        }
    }

    @Test
    void aDictionaryIsThereOnlyWhereAskedForAndWorthIt() throws IOException {
        ParquetOptions withDictionary = DEFAULTS.withDictionaryCompression(true);
        assertThat(hasDictionary(written(DEFAULTS, repeating(1000)))).isFalse();
        assertThat(hasDictionary(written(withDictionary, repeating(1000)))).isTrue();
        assertThat(hasDictionary(written(withDictionary, random(1000)))).isFalse();
    }

    @Test
    void smallerPagesAreMore() throws IOException {
        ParquetOptions plain = DEFAULTS.withCompression(ParquetCompression.UNCOMPRESSED);
        int rows = 20_000;
        WrittenFile one = written(plain, random(rows));
        WrittenFile many = written(plain.withPageSizeBytes(ParquetOptions.SMALLEST_PAGE_SIZE_BYTES), random(rows));
        assertThat(one.pages(0, 0)).hasSize(1);
        assertThat(many.pages(0, 0))
                .hasSizeBetween(3, 4)
                .allSatisfy(page ->
                        assertThat(page.uncompressedBytes()).isLessThan(2 * ParquetOptions.SMALLEST_PAGE_SIZE_BYTES));
    }

    @Test
    void aPageHasAtMostTwentyThousandRows() throws IOException {
        WrittenFile file = written(DEFAULTS, random(50_000));
        assertThat(file.pages(0, 0)).extracting(WrittenFile.Page::entries).containsExactly(20_000, 20_000, 10_000);
    }

    @Test
    void rowGroupsEndAtTheBlockSize() throws IOException {
        ParquetOptions plain = DEFAULTS.withCompression(ParquetCompression.UNCOMPRESSED);
        int small = ParquetOptions.SMALLEST_BLOCK_SIZE_BYTES;
        assertThat(large(plain).groups()).hasSize(1);
        List<RowGroup> groups = large(plain.withBlockSizeBytes(small)).groups();
        assertThat(groups).hasSize(3);
        assertThat(groups.subList(0, 2))
                .allSatisfy(group -> assertThat(group.getTotal_compressed_size())
                        .isBetween((long) small - MEBIBYTE, small + 2L * MEBIBYTE));
    }

    @Test
    void paddingLetsRowGroupsBeginWithABlock() throws IOException {
        int block = ParquetOptions.SMALLEST_BLOCK_SIZE_BYTES;
        ParquetOptions options = DEFAULTS.withCompression(ParquetCompression.UNCOMPRESSED)
                .withBlockSizeBytes(block)
                .withMaxPaddingBytes(4 * MEBIBYTE);
        WrittenFile file = large(options);
        assertThat(file.groups()).extracting(RowGroup::getFile_offset).containsExactly(4L, (long) block, 2L * block);
        assertThat(ForeignReaders.parquetMetadata(file.in(directory))
                        .get("rows")
                        .asLong())
                .isEqualTo(file.footer().getNum_rows());
    }

    @Test
    void limitsAreThoseOfFirehose() {
        assertThat(DEFAULTS)
                .isEqualTo(new ParquetOptions(
                        256 * MEBIBYTE, MEBIBYTE, ParquetCompression.SNAPPY, false, 0, ParquetVersion.V1));
        assertThatThrownBy(() -> DEFAULTS.withBlockSizeBytes(67_108_863))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`blockSizeBytes` must be at least 67108864 but was 67108863");
        assertThatThrownBy(() -> DEFAULTS.withPageSizeBytes(65_535))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`pageSizeBytes` must be at least 65536 but was 65535");
        assertThatThrownBy(() -> DEFAULTS.withMaxPaddingBytes(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`maxPaddingBytes` must be at least 0 but was -1");
    }

    private static boolean hasDictionary(WrittenFile file) throws IOException {
        return file.chunk(0, 0).isSetDictionary_page_offset();
    }

    private static WrittenFile written(ParquetOptions options, List<JsonNode> rows) {
        return WrittenFile.of(NUMBERS, options, rows, 4096);
    }

    /// 160 MB of numbers, in batches that are one and the same.
    private static WrittenFile large(ParquetOptions options) {
        TableSchema table = new TableSchema("large", List.of(new Field("n", Simple.BIGINT)));
        ColumnBatch batch = CanonicalRows.batch(table, InteropRows.of(table, 100_000, new SplittableRandom(1)));
        ParquetEncoder encoder = new ParquetEncoder(table, options);
        for (int i = 0; i < 240; i++) {
            encoder.write(batch);
        }
        return WrittenFile.of(encoder.finish());
    }

    private static List<JsonNode> repeating(int count) {
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("n", (long) i / 100)
                    .put("s", "text " + i / 100));
        }
        return rows;
    }

    private static List<JsonNode> random(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("n", random.nextLong())
                    .put("s", "x"));
        }
        return rows;
    }
}
