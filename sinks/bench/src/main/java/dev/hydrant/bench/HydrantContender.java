package dev.hydrant.bench;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.ColumnarEncoder;
import dev.hydrant.columnar.ColumnarFormat;
import dev.hydrant.columnar.JsonRowReader;
import dev.hydrant.columnar.OpenXJson;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Our own way: the file's lines as records through a [ColumnarFormat], as a delivery does it.
final class HydrantContender implements Contender {

    private final String name;
    private final ColumnarFormat format;

    HydrantContender(String name, ColumnarEncoder encoder) {
        this.name = name;
        JsonRowReader reader = new JsonRowReader(new ColumnBatch(ClickEvents.TABLE), OpenXJson.defaults());
        this.format = new ColumnarFormat(name, "", Attributes.OCTET_STREAM, reader, encoder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long convert(Path lines, Path to) throws IOException {
        byte[] bytes = Files.readAllBytes(lines);
        RecordFileWriter writer = format.openWriter();
        long ordinal = 0;
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                Slice payload = new Slice(bytes, from, at + 1 - from);
                Refused refused = writer.add(new SinkRecord(ordinal++, 0, 0, payload, PartitionKeys.NONE));
                if (refused != null) {
                    throw new IllegalStateException("a generated event was refused: " + refused);
                }
                from = at + 1;
            }
        }
        Content content = writer.finish();
        try (OutputStream out = Files.newOutputStream(to)) {
            content.writeTo(out);
        }
        return content.length();
    }
}
