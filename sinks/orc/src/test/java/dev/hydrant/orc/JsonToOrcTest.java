package dev.hydrant.orc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.ColumnarFormat;
import dev.hydrant.columnar.JsonRowReader;
import dev.hydrant.columnar.OpenXJson;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import dev.hydrant.testkit.ForeignReaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From JSON records to what foreign readers find in the file.
class JsonToOrcTest {

    private static final TableSchema TABLE = Tables.table("id int", "at timestamp", "tags array<string>");

    @TempDir
    private Path directory;

    @Test
    void recordsBecomeRows() {
        RecordFileWriter file = open();
        assertThat(add(file, "{'id':1,'at':'2026-01-02T03:04:05.678Z','tags':['a',null]}"))
                .isNull();
        assertThat(add(file, "{'id':'x','tags':['lost']}")).isNotNull();
        assertThat(add(file, "{'tags':[]}")).isNull();
        Path written = Tables.write(directory, file.finish().toByteArray());
        assertThat(ForeignReaders.orcByArrow(written).rows())
                .isEqualTo(ForeignReaders.orcByApache(written).rows())
                .isEqualTo(Tables.rows(
                        "{'id':1,'at':1767323045678000,'tags':['a',null]}", "{'id':null,'at':null,'tags':[]}"));
    }

    @Test
    void aTimestampThatOrcWouldReadBackASecondLateIsRefused() {
        RecordFileWriter file = open();
        assertThat(add(file, "{'id':1,'at':'1969-12-31T23:59:59.500Z'}"))
                .extracting(Refused::message, InstanceOfAssertFactories.STRING)
                .contains("1969-12-31T23:59:59.500Z", "column at, type timestamp");
        assertThat(add(file, "{'id':2,'at':'1969-12-31T23:59:59.000999Z'}")).isNull();
        assertThat(add(file, "{'id':3,'at':'1969-12-31T23:59:58.999999Z'}")).isNull();
        assertThat(add(file, "{'id':4,'at':'1970-01-01T00:00:00.000Z'}")).isNull();
        Path written = Tables.write(directory, file.finish().toByteArray());
        assertThat(ForeignReaders.orcByArrow(written).rows())
                .isEqualTo(ForeignReaders.orcByApache(written).rows())
                .isEqualTo(Tables.rows(
                        "{'id':2,'at':-999001,'tags':null}",
                        "{'id':3,'at':-1000001,'tags':null}",
                        "{'id':4,'at':0,'tags':null}"));
    }

    private static RecordFileWriter open() {
        JsonRowReader reader = new JsonRowReader(new ColumnBatch(TABLE), OpenXJson.defaults());
        OrcEncoder encoder = new OrcEncoder(TABLE, OrcOptions.defaults());
        return new ColumnarFormat("orc", ".orc", Attributes.OCTET_STREAM, reader, encoder).openWriter();
    }

    private static @Nullable Refused add(RecordFileWriter file, String json) {
        byte[] record = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return file.add(new SinkRecord(0, 0, 0, Slice.of(record), PartitionKeys.NONE));
    }
}
