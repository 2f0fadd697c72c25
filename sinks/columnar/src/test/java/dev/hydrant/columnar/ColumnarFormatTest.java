package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnarFormatTest {

    private final ListingEncoder encoder = new ListingEncoder();
    private final ColumnarFormat format =
            new ColumnarFormat("listing", ".txt", Attributes.OCTET_STREAM, Reading.openX("a:int,s:string"), encoder);

    /// Writes rows as text, one a line, and keeps the size of each batch.
    private static final class ListingEncoder implements ColumnarEncoder {
        private final StringBuilder file = new StringBuilder();
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public void write(ColumnBatch batch) {
            batches.add(batch.rows());
            BatchRows.of(batch).forEach(row -> file.append(row).append('\n'));
        }

        @Override
        public Content finish() {
            Content content = Content.of(file.toString().getBytes(UTF_8));
            file.setLength(0);
            return content;
        }

        @Override
        public void discard() {
            file.setLength(0);
        }
    }

    @Test
    void recordsBecomeRowsOfOneFile() {
        RecordFileWriter writer = format.openWriter();

        assertThat(writer.add(record(0, "{\"a\":1}"))).isNull();
        assertThat(writer.add(record(1, "{\"s\":\"x\"}\n"))).isNull();

        assertThat(writer.records()).isEqualTo(2);
        assertThat(writer.payloadBytes()).isEqualTo(17);
        assertThat(text(writer.finish())).isEqualTo("[1, null]\n[null, x]\n");
    }

    @Test
    void aRefusedRecordLeavesNoTrace() {
        RecordFileWriter writer = format.openWriter();

        Refused refused = writer.add(
                new SinkRecord(7, 3, 0, Slice.of("{\"s\":\"kept?\",\"a\":\"x\"}".getBytes(UTF_8)), PartitionKeys.NONE));

        assertThat(refused)
                .isEqualTo(new Refused(
                        7,
                        3,
                        ErrorKind.FORMAT_CONVERSION_FAILED,
                        "DataFormatConversion.MalformedData",
                        "Data does not match the schema. For input string: \"x\" (column a, type int)"));
        assertThat(writer.records()).isZero();
        assertThat(writer.payloadBytes()).isZero();
        assertThat(text(writer.finish())).isEmpty();
    }

    @Test
    void aFullBatchGoesToTheEncoderByRows() {
        RecordFileWriter writer = format.openWriter();
        for (int i = 0; i <= ColumnarFormat.MAX_BATCH_ROWS; i++) {
            assertThat(writer.add(record(i, "{}"))).isNull();
        }
        writer.finish();

        assertThat(encoder.batches).containsExactly(ColumnarFormat.MAX_BATCH_ROWS, 1);
    }

    @Test
    void aFullBatchGoesToTheEncoderByBytes() {
        RecordFileWriter writer = format.openWriter();
        String large = "x".repeat(ColumnarFormat.MAX_BATCH_BYTES / 2);
        for (int i = 0; i < 5; i++) {
            assertThat(writer.add(record(i, "{\"s\":\"" + large + "\"}"))).isNull();
        }
        writer.finish();

        assertThat(encoder.batches).containsExactly(2, 2, 1);
    }

    @Test
    void aDiscardedFileLeavesNothingForTheNext() {
        RecordFileWriter given = format.openWriter();
        given.add(record(0, "{\"a\":1}"));
        given.discard();

        RecordFileWriter next = format.openWriter();
        next.add(record(1, "{\"a\":2}"));

        assertThat(text(next.finish())).isEqualTo("[2, null]\n");
    }

    @Test
    void oneWriterIsOpenAtATime() {
        RecordFileWriter writer = format.openWriter();

        assertThatThrownBy(format::openWriter).isInstanceOf(IllegalStateException.class);
        assertThat(text(format.emptyFile())).isEmpty();

        writer.finish();
        assertThatThrownBy(() -> writer.add(record(0, "{}"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writer::discard).isInstanceOf(IllegalStateException.class);
        format.openWriter().discard();
    }

    @Test
    void itSaysWhatItWasMadeWith() {
        assertThat(format.name()).isEqualTo("listing");
        assertThat(format.extension()).isEqualTo(".txt");
        assertThat(format.attributes()).isEqualTo(Attributes.OCTET_STREAM);
    }

    private static SinkRecord record(long ordinal, String json) {
        return new SinkRecord(ordinal, 0, 0, Slice.of(json.getBytes(UTF_8)), PartitionKeys.NONE);
    }

    private static String text(Content content) {
        return new String(content.toByteArray(), UTF_8);
    }
}
