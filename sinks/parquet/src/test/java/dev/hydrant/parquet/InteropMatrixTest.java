package dev.hydrant.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.interop.InteropRows;
import dev.hydrant.interop.InteropTables;
import dev.hydrant.interop.Nesting;
import dev.hydrant.testkit.ForeignReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type in every nesting with every option that shapes pages, read back by two readers that aren't ours.
class InteropMatrixTest {

    private static final int ROWS = 80;
    private static final int BATCH_ROWS = 30;

    @TempDir
    private Path directory;

    static Stream<Arguments> matrix() {
        List<Arguments> cells = new ArrayList<>();
        for (Nesting nesting : Nesting.values()) {
            for (ParquetVersion version : ParquetVersion.values()) {
                for (ParquetCompression compression : ParquetCompression.values()) {
                    for (boolean dictionary : new boolean[] {false, true}) {
                        cells.add(Arguments.of(nesting, version, compression, dictionary));
                    }
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2} dictionary {3}")
    @MethodSource("matrix")
    void foreignReadersFindEveryValue(
            Nesting nesting, ParquetVersion version, ParquetCompression compression, boolean dictionary)
            throws IOException {
        TableSchema table = InteropTables.of(nesting);
        List<JsonNode> rows =
                InteropRows.of(table, ROWS, new SplittableRandom(nesting.name().hashCode()));
        ParquetOptions options = ParquetOptions.defaults()
                .withWriterVersion(version)
                .withCompression(compression)
                .withDictionaryCompression(dictionary);
        Path file = WrittenFile.of(table, options, rows, BATCH_ROWS).in(directory);
        assertThat(ForeignReaders.parquetByArrow(file).rows()).isEqualTo(rows);
        assertThat(ForeignReaders.parquetByDuckDb(file).rows()).isEqualTo(rows);
    }
}
