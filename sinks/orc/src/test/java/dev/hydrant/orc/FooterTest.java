package dev.hydrant.orc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.sink.HydrantVersion;
import dev.hydrant.testkit.ForeignReaders;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a file says of itself, as Apache's reader finds it.
class FooterTest {

    private static final TableSchema TABLE = Tables.table(
            "n int",
            "r double",
            "s string",
            "c char(4)",
            "dec decimal(20,2)",
            "day date",
            "at timestamp",
            "b boolean",
            "l array<int>",
            "m map<string,int>");

    private static final List<JsonNode> ROWS = Tables.rows(
            "{'n':-3,'r':'4000000000000000','s':'b','c':'x','dec':'-0.10','day':-719162,'at':-62135596800000000,'b':true,"
                    + "'l':[1,2,3],'m':[['k',1]]}",
            "{'n':8,'r':'bff0000000000000','s':'é','c':'abcd','dec':'12345678901234567.89','day':2932896,"
                    + "'at':253402300799999999,'b':false,'l':[],'m':[]}",
            "{'n':null,'r':null,'s':null,'c':null,'dec':null,'day':null,'at':null,'b':null,'l':null,'m':null}");

    @TempDir
    private Path directory;

    @Test
    void statisticsTellEachColumnsRange() {
        JsonNode columns = metadata().get("columns");
        assertThat(columns.get("n"))
                .hasToString("{\"values\":2,\"hasNull\":true,\"min\":\"-3\",\"max\":\"8\",\"sum\":\"5\"}");
        assertThat(columns.get("r"))
                .hasToString("{\"values\":2,\"hasNull\":true,\"min\":\"-1.0\",\"max\":\"2.0\",\"sum\":\"1.0\"}");
        assertThat(columns.get("s"))
                .hasToString("{\"values\":2,\"hasNull\":true,\"min\":\"b\",\"max\":\"é\",\"sum\":\"3\"}");
        assertThat(columns.get("c"))
                .hasToString("{\"values\":2,\"hasNull\":true,\"min\":\"abcd\",\"max\":\"x\",\"sum\":\"5\"}");
        assertThat(columns.get("dec"))
                .hasToString("{\"values\":2,\"hasNull\":true,\"min\":\"-0.1\",\"max\":\"12345678901234567.89\","
                        + "\"sum\":\"12345678901234567.79\"}");
        assertThat(columns.get("day")).hasToString("{\"values\":2,\"hasNull\":true,\"min\":-719162,\"max\":2932896}");
        assertThat(columns.get("at"))
                .hasToString("{\"values\":2,\"hasNull\":true,\"min\":\"0001-01-01T00:00:00Z\","
                        + "\"max\":\"9999-12-31T23:59:59.999999Z\"}");
        assertThat(columns.get("b")).hasToString("{\"values\":2,\"hasNull\":true,\"trues\":1}");
    }

    /// Apache's writer gets the children wrong, so they are left out.
    @Test
    void statisticsOfListsAndMapsCountNullsOnly() {
        JsonNode columns = metadata().get("columns");
        assertThat(columns.get("l")).hasToString("{\"values\":2,\"hasNull\":true,\"kind\":\"ColumnStatisticsImpl\"}");
        assertThat(columns.get("m")).hasToString("{\"values\":2,\"hasNull\":true,\"kind\":\"ColumnStatisticsImpl\"}");
        assertThat(columns.get("l._elem"))
                .hasToString("{\"values\":3,\"hasNull\":false,\"min\":\"1\",\"max\":\"3\",\"sum\":\"6\"}");
    }

    @Test
    void theFooterNamesOurVersionAndTheCalendar() {
        JsonNode metadata = metadata();
        assertThat(metadata.at("/userMetadata/hydrant.version").asText()).isEqualTo(HydrantVersion.current());
        assertThat(metadata.get("calendar").asText()).isEqualTo("PROLEPTIC_GREGORIAN");
        assertThat(metadata.get("rows").asLong()).isEqualTo(3);
        assertThat(metadata.get("schema").asText())
                .isEqualTo("struct<n:int,r:double,s:string,c:varchar(4),dec:decimal(20,2),day:date,at:timestamp,"
                        + "b:boolean,l:array<int>,m:map<string,int>>");
    }

    @Test
    void charsAreNotPadded() {
        Path file = write();
        assertThat(ForeignReaders.orcByArrow(Tables.write(
                                directory,
                                Tables.encode(
                                        Tables.table("c char(5)"),
                                        OrcOptions.defaults(),
                                        Tables.rows("{'c':'ab'}", "{'c':''}"))))
                        .rows())
                .isEqualTo(Tables.rows("{'c':'ab'}", "{'c':''}"));
        assertThat(ForeignReaders.orcByApache(file).rows().getFirst().get("c").asText())
                .isEqualTo("x");
    }

    @Test
    void charsKeepTheirOwnBlanks() {
        List<JsonNode> rows = Tables.rows("{'c':'a '}", "{'c':'é   '}", "{'c':' '}");
        Path file = Tables.write(directory, Tables.encode(Tables.table("c char(4)"), OrcOptions.defaults(), rows));
        assertThat(ForeignReaders.orcByApache(file).rows()).isEqualTo(rows);
        assertThat(ForeignReaders.orcByArrow(file).rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Calcutta", "Pacific/Apia"})
    void theTimeZoneOfTheMachineChangesNothing(String zone) {
        byte[] inUtc = Tables.encode(TABLE, OrcOptions.defaults(), ROWS);
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(Tables.encode(TABLE, OrcOptions.defaults(), ROWS)).isEqualTo(inUtc);
        } finally {
            TimeZone.setDefault(before);
        }
        Path file = Tables.write(directory, inUtc);
        assertThat(ForeignReaders.orcByApache(file).rows()).isEqualTo(ROWS);
        assertThat(ForeignReaders.orcMetadataByApache(file)
                        .at("/stripes/0/timeZone")
                        .asText())
                .isEqualTo("UTC");
    }

    private JsonNode metadata() {
        return ForeignReaders.orcMetadataByApache(write());
    }

    private Path write() {
        return Tables.write(directory, Tables.encode(TABLE, OrcOptions.defaults(), ROWS));
    }
}
