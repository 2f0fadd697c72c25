package dev.hydrant.orc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.columnar.CanonicalRows;
import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.testkit.ForeignReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrcEncoderTest {

    private static final TableSchema NESTED = Tables.table(
            "id int",
            "lists array<array<struct<x:int,y:array<string>>>>",
            "maps map<string,map<int,decimal(38,10)>>",
            "inner struct<a:struct<b:struct<c:double>>,l:array<int>>");

    private static final List<JsonNode> NESTED_ROWS = Tables.rows(
            "{'id':null,'lists':null,'maps':null,'inner':null}",
            "{'id':1,'lists':[[{'x':1,'y':['p',null]},null],[],null,[{'x':null,'y':[]}]],"
                    + "'maps':[['k',[[1,'1.0000000000'],[2,null]]],['j',null],['i',[]]],"
                    + "'inner':{'a':{'b':{'c':'3ff0000000000000'}},'l':[1,null,3]}}",
            "{'id':2,'lists':[],'maps':[],'inner':{'a':null,'l':[]}}",
            "{'id':3,'lists':[null,[null]],'maps':[['',[[0,'-0.0000000001']]]],'inner':{'a':{'b':null},'l':null}}");

    @TempDir
    private Path directory;

    @Test
    void nestedRowsComeBackAsTheyWere() {
        byte[] file = Tables.encode(NESTED, OrcOptions.defaults(), NESTED_ROWS);
        assertThat(ForeignReaders.orcByArrow(Tables.write(directory, file)).rows())
                .isEqualTo(NESTED_ROWS);
    }

    @Test
    void aFileWithoutRowsIsValid() {
        Path file = Tables.write(
                directory,
                new OrcEncoder(NESTED, OrcOptions.defaults()).finish().toByteArray());
        assertThat(ForeignReaders.orcByArrow(file).rows()).isEmpty();
    }

    @Test
    void theBytesDontDependOnHowRowsWereBatched() {
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            rows.addAll(NESTED_ROWS);
        }
        OrcEncoder encoder = new OrcEncoder(NESTED, OrcOptions.defaults());
        ColumnBatch batch = new ColumnBatch(NESTED);
        int inBatch = 0;
        int batchRows = 1;
        for (JsonNode row : rows) {
            CanonicalRows.add(batch, row);
            if (++inBatch == batchRows) {
                encoder.write(batch);
                batch.clear();
                inBatch = 0;
                batchRows += 7;
            }
        }
        encoder.write(batch);
        assertThat(encoder.finish().toByteArray()).isEqualTo(Tables.encode(NESTED, OrcOptions.defaults(), rows));
    }

    @Test
    void aDiscardedFileLeavesNoTraceInTheNext() {
        byte[] once = Tables.encode(NESTED, OrcOptions.defaults(), NESTED_ROWS);
        OrcEncoder encoder = new OrcEncoder(NESTED, OrcOptions.defaults());
        encoder.write(CanonicalRows.batch(NESTED, NESTED_ROWS.reversed()));
        encoder.discard();
        encoder.discard();
        encoder.write(CanonicalRows.batch(NESTED, NESTED_ROWS));
        assertThat(encoder.finish().toByteArray()).isEqualTo(once);
        encoder.write(CanonicalRows.batch(NESTED, NESTED_ROWS));
        assertThat(encoder.finish().toByteArray()).isEqualTo(once);
    }

    @Test
    void aBatchOfAnotherTableIsRefused() {
        OrcEncoder encoder = new OrcEncoder(NESTED, OrcOptions.defaults());
        ColumnBatch other = new ColumnBatch(Tables.table("id int"));
        assertThatThrownBy(() -> encoder.write(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`batch` must be of table ");
    }
}
