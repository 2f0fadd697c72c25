package dev.hydrant.orc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.columnar.CanonicalRows;
import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.testkit.ForeignReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each option does to a file.
class OrcOptionsTest {

    private static final TableSchema TABLE = Tables.table("id bigint", "name string", "inner struct<a:int>");
    private static final int ROWS = 3_000;
    private static final List<JsonNode> FEW_NAMES = rows(50);
    private static final List<JsonNode> MANY_NAMES = rows(ROWS);
    private static final int STRIPE_BYTES = 8 << 20;
    private static final int BLOCK_BYTES = 64 << 20;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void compressionIsAsAskedFor(OrcOptions.Compression compression) {
        byte[] file = Tables.encode(TABLE, Options.of(compression, OrcOptions.FormatVersion.V0_12, 0.8), FEW_NAMES);
        JsonNode metadata = metadata(file);
        assertThat(metadata.get("compression").asText()).isEqualTo(compression.name());
        if (compression != OrcOptions.Compression.NONE) {
            assertThat(metadata.get("compressionBlockBytes").asInt()).isEqualTo(64 * 1024);
        }
    }

    @ParameterizedTest
    @EnumSource
    void formatVersionIsAsAskedFor(OrcOptions.FormatVersion version) {
        byte[] file = Tables.encode(TABLE, Options.of(OrcOptions.Compression.NONE, version, 0.8), FEW_NAMES);
        JsonNode metadata = metadata(file);
        assertThat(metadata.get("version").asText()).isEqualTo(version.name().replaceFirst("V", "V_"));
        assertThat(encoding(metadata, "id"))
                .isEqualTo(version == OrcOptions.FormatVersion.V0_11 ? "DIRECT" : "DIRECT_V2");
    }

    @Test
    void aRowIndexEntryIsMadeEveryStride() {
        JsonNode metadata =
                metadata(Tables.encode(TABLE, Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 1_000, false, 0), FEW_NAMES));
        assertThat(metadata.get("rowIndexStride").asInt()).isEqualTo(1_000);
        assertThat(metadata.at("/stripes/0/columns/id/rowGroups")).hasToString("[1000,1000,1000]");
        metadata =
                metadata(Tables.encode(TABLE, Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 2_000, false, 0), FEW_NAMES));
        assertThat(metadata.at("/stripes/0/columns/id/rowGroups")).hasToString("[2000,1000]");
    }

    @Test
    void aDictionaryIsKeptUpToItsThreshold() {
        assertThat(nameEncoding(0, FEW_NAMES)).isEqualTo("DIRECT_V2");
        assertThat(nameEncoding(0.8, FEW_NAMES)).isEqualTo("DICTIONARY_V2");
        assertThat(nameEncoding(0.8, MANY_NAMES)).isEqualTo("DIRECT_V2");
        assertThat(nameEncoding(1, MANY_NAMES)).isEqualTo("DICTIONARY_V2");
    }

    @Test
    void bloomFiltersAreMadeForTheColumnsAskedFor() {
        JsonNode none = metadata(Tables.encode(TABLE, OrcOptions.defaults(), FEW_NAMES));
        assertThat(none.at("/stripes/0/columns/name/bloomFilters").asInt()).isZero();
        byte[] coarse = Tables.encode(TABLE, Options.bloomFilters(0.05, "NAME", "inner.a"), FEW_NAMES);
        JsonNode metadata = metadata(coarse);
        assertThat(metadata.at("/stripes/0/columns/name/bloomFilters").asInt()).isOne();
        assertThat(metadata.at("/stripes/0/columns/inner.a/bloomFilters").asInt())
                .isOne();
        assertThat(metadata.at("/stripes/0/columns/id/bloomFilters").asInt()).isZero();
        byte[] fine = Tables.encode(TABLE, Options.bloomFilters(0.001, "NAME", "inner.a"), FEW_NAMES);
        assertThat(fine).hasSizeGreaterThan(coarse.length);
    }

    @Test
    void aStripeEndsAtItsSize() {
        TableSchema table = Tables.table("n bigint");
        JsonNode small = metadata(numbers(table, Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 10_000, false, 0), 3));
        assertThat(small.get("stripes").size()).isEqualTo(3);
        JsonNode large = metadata(numbers(table, Options.stripes(4L * STRIPE_BYTES, BLOCK_BYTES, 10_000, false, 0), 3));
        assertThat(large.get("stripes").size()).isOne();
    }

    @Test
    void paddingMovesAStripeBehindTheBlocksEnd() {
        TableSchema table = Tables.table("n bigint");
        byte[] plain = numbers(table, Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 10_000, false, 1), 9);
        byte[] padded = numbers(table, Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 10_000, true, 1), 9);
        assertThat(stripeOffsets(metadata(plain))).doesNotContain((long) BLOCK_BYTES);
        assertThat(stripeOffsets(metadata(padded))).contains((long) BLOCK_BYTES);
        byte[] intolerant = numbers(table, Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 10_000, true, 0.01), 9);
        assertThat(intolerant).isEqualTo(plain);
        byte[] largerBlocks = numbers(table, Options.stripes(STRIPE_BYTES, 2L * BLOCK_BYTES, 10_000, true, 1), 9);
        assertThat(largerBlocks).isEqualTo(plain);
    }

    @Test
    void anUnknownBloomFilterColumnIsRefused() {
        assertThatThrownBy(() -> new OrcEncoder(TABLE, Options.bloomFilters(0.05, "inner.b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "`bloomFilterColumns` must name columns of the table but held `inner.b`, and the table is ");
    }

    @Test
    void whatIsOutsideOfFirehosesLimitsIsRefused() {
        assertRefused(
                () -> Options.stripes(STRIPE_BYTES - 1, BLOCK_BYTES, 1_000, false, 0),
                "`stripeSizeBytes` must be at least 8388608 but was 8388607");
        assertRefused(
                () -> Options.stripes(STRIPE_BYTES, 1, 1_000, false, 0),
                "`blockSizeBytes` must be at least 67108864 but was 1");
        assertRefused(
                () -> Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 999, false, 0),
                "`rowIndexStride` must be at least 1000 but was 999");
        assertRefused(
                () -> Options.stripes(STRIPE_BYTES, BLOCK_BYTES, 1_000, false, 1.5),
                "`paddingTolerance` must be from 0 to 1 but was 1.5");
        assertRefused(
                () -> Options.of(OrcOptions.Compression.NONE, OrcOptions.FormatVersion.V0_12, Double.NaN),
                "`dictionaryKeyThreshold` must be from 0 to 1 but was NaN");
        assertRefused(
                () -> Options.bloomFilters(-1),
                "`bloomFilterFalsePositiveProbability` must be from 0 to 1 but was -1.0");
        assertRefused(
                () -> Options.bloomFilters(1, "name"),
                "`bloomFilterFalsePositiveProbability` must lie between 0 and 1 where there are"
                        + " `bloomFilterColumns` but was 1.0");
        assertRefused(
                () -> Options.bloomFilters(0.5, "a,b"),
                "`bloomFilterColumns` must be names without commas but held `a,b`");
        assertRefused(
                () -> Options.bloomFilters(OrcOptions.FormatVersion.V0_11, 0.5, "name"),
                "`formatVersion` must be V0_12 where there are `bloomFilterColumns` but was V0_11, which has none");
    }

    private static void assertRefused(Runnable options, String message) {
        assertThatThrownBy(options::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static List<JsonNode> rows(int names) {
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.addAll(Tables.rows("{'id':" + i + ",'name':'name " + i % names + "','inner':{'a':" + i % 7 + "}}"));
        }
        return rows;
    }

    /// A file of random numbers, which don't compress: somewhat more than so many times 8 MiB.
    private static byte[] numbers(TableSchema table, OrcOptions options, int stripes) {
        OrcEncoder encoder = new OrcEncoder(table, options);
        SplittableRandom random = new SplittableRandom(1);
        JsonNodeFactory json = JsonNodeFactory.instance;
        ColumnBatch batch = new ColumnBatch(table);
        long rows = ((stripes - 1L) * STRIPE_BYTES + STRIPE_BYTES / 2) / Long.BYTES;
        for (long i = 1; i <= rows; i++) {
            CanonicalRows.add(batch, json.objectNode().put("n", random.nextLong()));
            if (i % 8_192 == 0 || i == rows) {
                encoder.write(batch);
                batch.clear();
            }
        }
        return encoder.finish().toByteArray();
    }

    private List<Long> stripeOffsets(JsonNode metadata) {
        List<Long> offsets = new ArrayList<>();
        metadata.get("stripes")
                .forEach(stripe -> offsets.add(stripe.get("offset").asLong()));
        return offsets;
    }

    private String nameEncoding(double threshold, List<JsonNode> rows) {
        OrcOptions options = Options.of(OrcOptions.Compression.NONE, OrcOptions.FormatVersion.V0_12, threshold);
        return encoding(metadata(Tables.encode(TABLE, options, rows)), "name");
    }

    private static String encoding(JsonNode metadata, String column) {
        return metadata.at("/stripes/0/columns/" + column + "/encoding").asText();
    }

    private JsonNode metadata(byte[] file) {
        return ForeignReaders.orcMetadataByApache(Tables.write(directory, file));
    }
}
