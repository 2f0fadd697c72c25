package dev.hydrant.orc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.interop.InteropRows;
import dev.hydrant.interop.InteropTables;
import dev.hydrant.interop.Nesting;
import dev.hydrant.testkit.ForeignReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type in every nesting with every compression, format version and way to write strings, read back by two
/// readers that aren't ours.
class InteropMatrixTest {

    private static final int ROWS = 100;
    private static final double[] DICTIONARY_THRESHOLDS = {0, 1};

    @TempDir
    private Path directory;

    static Stream<Arguments> matrix() {
        List<Arguments> cells = new ArrayList<>();
        for (Nesting nesting : Nesting.values()) {
            for (OrcOptions.Compression compression : OrcOptions.Compression.values()) {
                for (OrcOptions.FormatVersion version : OrcOptions.FormatVersion.values()) {
                    for (double threshold : DICTIONARY_THRESHOLDS) {
                        cells.add(Arguments.of(nesting, compression, version, threshold));
                    }
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2} dictionary {3}")
    @MethodSource("matrix")
    void foreignReadersFindEveryValue(
            Nesting nesting, OrcOptions.Compression compression, OrcOptions.FormatVersion version, double threshold) {
        TableSchema table = InteropTables.of(nesting);
        OrcOptions options = Options.of(compression, version, threshold);
        List<JsonNode> rows = ReadersLimits.storable(
                table,
                InteropRows.of(table, ROWS, new SplittableRandom(nesting.name().hashCode())));
        Path whole = Tables.write(directory, Tables.encode(table, options, rows));
        assertThat(ForeignReaders.orcByApache(whole).rows()).isEqualTo(rows);

        List<JsonNode> inNanos = ReadersLimits.withinNanos(table, rows);
        Path narrow = Tables.write(directory, Tables.encode(table, options, inNanos));
        assertThat(ForeignReaders.orcByArrow(narrow).rows()).isEqualTo(inNanos);
    }
}
