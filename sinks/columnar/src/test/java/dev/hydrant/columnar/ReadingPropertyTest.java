package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.Slice;
import dev.hydrant.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingPropertyTest {

    private static final int RUNS = 2000;
    private static final int RECORDS = 10;

    @Test
    void theFastReaderAgreesWithTheSlowReferenceOnEveryRow() {
        Seeds.check(RUNS, random -> {
            RandomRecords records = new RandomRecords(random);
            TableSchema table = records.table();
            boolean openX = random.nextInt(3) > 0;
            JsonRowReader reader =
                    new JsonRowReader(new ColumnBatch(table), openX ? OpenXJson.defaults() : HiveJson.defaults());
            ReferenceConversion reference = new ReferenceConversion(openX);
            List<List<@Nullable Object>> expected = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                String json = records.record(table);
                BatchState before = BatchState.of(reader.batch());
                RowFailure failure = Reading.read(reader, json);
                try {
                    List<@Nullable Object> row =
                            reference.row(table.columns(), (TreeReference.ObjectValue) TreeReference.of(json));
                    assertThat(failure).as("%s in %s", json, table).isNull();
                    expected.add(row);
                } catch (ReferenceConversion.Misfit _) {
                    assertThat(failure).as("%s in %s", json, table).isNotNull();
                    assertThat(BatchState.of(reader.batch())).isEqualTo(before);
                }
            }
            List<List<@Nullable Object>> rows = BatchRows.of(reader.batch());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(rows.get(i)).as("row %d of %s", i, table).isEqualTo(expected.get(i));
            }
            assertThat(rows).hasSameSizeAs(expected);
        });
    }

    @Test
    void whateverIsReadIsARowOrARefusalThatLeavesNoTrace() {
        Seeds.check(RUNS, random -> {
            RandomRecords records = new RandomRecords(random);
            TableSchema table = records.table();
            JsonRowReader reader = new JsonRowReader(new ColumnBatch(table), OpenXJson.defaults());
            for (int i = 0; i < RECORDS; i++) {
                byte[] bytes = mutated(records.record(table).getBytes(UTF_8), random);
                BatchState before = BatchState.of(reader.batch());

                RowFailure failure = reader.read(Slice.of(bytes));

                if (failure != null) {
                    assertThat(BatchState.of(reader.batch())).isEqualTo(before);
                    assertThat(failure.code()).startsWith("DataFormatConversion.");
                    assertThat(failure.message()).isNotBlank().hasSizeLessThan(2000);
                } else {
                    assertThat(reader.batch().rows()).isEqualTo(before.rows() + 1);
                }
            }
            assertThat(BatchRows.of(reader.batch())).hasSize(reader.batch().rows());
        });
    }

    @Test
    void anInferredTableTakesTheRecordsItWasInferredFrom() {
        Seeds.check(RUNS, random -> {
            RandomRecords records = new RandomRecords(random);
            TableSchema shape = records.table();
            SchemaInference inference = new SchemaInference();
            List<String> samples = new ArrayList<>();
            samples.add("{\"always\":1}");
            for (int i = random.nextInt(RECORDS); i >= 0; i--) {
                samples.add(records.record(shape));
            }
            for (String sample : samples) {
                assertThat(inference.add(Slice.of(sample.getBytes(UTF_8)))).isNull();
            }

            TableSchema table = TableSchema.fromGlue(inference.table("t").toGlue());

            JsonRowReader reader = new JsonRowReader(new ColumnBatch(table), OpenXJson.defaults());
            SchemaDrift drift = new SchemaDrift(table, OpenXJson.defaults());
            for (String sample : samples) {
                assertThat(Reading.read(reader, sample))
                        .as("%s in %s", sample, table)
                        .isNull();
                assertThat(drift.add(Slice.of(sample.getBytes(UTF_8)))).isNull();
            }
            assertThat(drift.drifts())
                    .as("what is lost, besides keys that are blank")
                    .noneMatch(each -> each.kind() == Drift.Kind.FAILS)
                    .noneMatch(each ->
                            each.kind() == Drift.Kind.NEW && !each.column().endsWith("."));
        });
    }

    @Test
    void typesAreReadBackFromTheirText() {
        Seeds.check(RUNS, random -> {
            TableSchema table = new RandomRecords(random).table();

            assertThat(TableSchema.fromGlue(table.toGlue())).isEqualTo(table);
        });
    }

    private static byte[] mutated(byte[] json, RandomGenerator random) {
        byte[] bytes = json.clone();
        switch (random.nextInt(6)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> random.nextBytes(bytes);
            case 2 -> bytes = (new String(json, UTF_8) + new String(json, UTF_8)).getBytes(UTF_8);
            default -> {
                for (int left = 1 + random.nextInt(3); left > 0; left--) {
                    bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                            ? (byte) "{}[]\",:\\0123456789.eE+-tfnu \n".charAt(random.nextInt(29))
                            : (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }
}
