package dev.hydrant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignReadersTest {

    private static final String[] ROWS = {"""
        {"f":"80000000","d":"7ff0000000000000","dec":"-0.10","day":-719162,"at":-62135596800000000,"text":"",
         "raw":"AP8=","list":[1,null],"map":[["b",1],["a",null]],"inner":{"x":true}}""", """
        {"f":"7fc00000","d":"7ff8000000000000","dec":"12345678901234567890.00","day":0,"at":1,
         "text":"h\\u00e9 \\u0000 \\ud83d\\ude00","raw":"","list":[],"map":[],"inner":{"x":null}}""", """
        {"f":null,"d":"8000000000000000","dec":null,"day":2932896,"at":253402300799999999,"text":null,
         "raw":null,"list":null,"map":null,"inner":null}"""};

    @TempDir
    private static Path directory;

    @BeforeAll
    static void writeSamples() {
        try (PythonService samples = PythonService.start(ForeignReadersTest.class, "sample.py")) {
            samples.ask(PythonService.JSON
                    .createObjectNode()
                    .put("parquet", parquet().toString())
                    .put("orc", orc().toString()));
        }
    }

    @Test
    void everyReaderGivesTheSameExactRows() throws JsonProcessingException {
        assertThat(ForeignReaders.parquetByArrow(parquet()).rows()).isEqualTo(rows());
        assertThat(ForeignReaders.parquetByDuckDb(parquet()).rows()).isEqualTo(rows());
        assertThat(ForeignReaders.parquetByApache(parquet()).rows()).isEqualTo(rows());
        List<JsonNode> withoutTimestamp = rows();
        withoutTimestamp.forEach(row -> ((ObjectNode) row).remove("at"));
        assertThat(ForeignReaders.orcByArrow(orc()).rows()).isEqualTo(withoutTimestamp);
        // Arrow's file names no calendar, so Apache's reader takes the first day of year 1 for one of the Julian.
        ((ObjectNode) withoutTimestamp.getFirst()).put("day", -719_160L);
        assertThat(ForeignReaders.orcByApache(orc()).rows()).isEqualTo(withoutTimestamp);
    }

    @Test
    void footersAreShown() {
        JsonNode parquet = ForeignReaders.parquetMetadata(parquet());
        assertThat(parquet.get("createdBy").asText()).startsWith("parquet-cpp-arrow");
        assertThat(parquet.at("/rowGroups/0/columns/3/statistics/min").asText()).isEqualTo("0001-01-01");
        JsonNode orc = ForeignReaders.orcMetadata(orc());
        assertThat(orc.get("codec").asText()).isEqualTo("ZLIB");
        assertThat(orc.at("/stripes/0").asLong()).isEqualTo(3);
    }

    @Test
    void aFileThatIsNotThereFailsWithPythonsReason() {
        assertThatThrownBy(() -> ForeignReaders.parquetByArrow(directory.resolve("absent")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FileNotFoundError");
        assertThat(ForeignReaders.parquetByArrow(parquet()).rows()).hasSize(3);
        assertThatThrownBy(() -> ForeignReaders.parquetByApache(directory.resolve("absent")))
                .hasMessageContaining("absent");
        assertThat(ForeignReaders.parquetByApache(parquet()).rows()).hasSize(3);
    }

    @Test
    void aScriptsOutputComesBackAndItsFailureIsSaid() {
        byte[] input = "grüße".getBytes(StandardCharsets.UTF_8);
        assertThat(ForeignPython.run(ForeignReadersTest.class, "shout.py", input))
                .isEqualTo("GRÜSSE");
        assertThatThrownBy(() -> ForeignPython.run(ForeignReadersTest.class, "shout.py", input, "loudly"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("exit code 1: can't shout loudly");
    }

    private static List<JsonNode> rows() throws JsonProcessingException {
        List<JsonNode> rows = new ArrayList<>();
        for (String row : ROWS) {
            rows.add(PythonService.JSON.readTree(row));
        }
        return rows;
    }

    private static Path parquet() {
        return directory.resolve("sample.parquet");
    }

    private static Path orc() {
        return directory.resolve("sample.orc");
    }
}
