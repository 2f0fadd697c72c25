package dev.hydrant.s3;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.RecordFormat;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/// Payloads one after the other, each with a newline; refuses what begins with `bad`, and two files open at once.
final class LinesFormat implements RecordFormat {

    private boolean open;

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String extension() {
        return ".txt";
    }

    @Override
    public Attributes attributes() {
        return Attributes.OCTET_STREAM;
    }

    @Override
    public RecordFileWriter openWriter() {
        if (open) {
            throw new IllegalStateException("the writer before is still open");
        }
        open = true;
        return new Writer();
    }

    @Override
    public Content emptyFile() {
        return Content.empty();
    }

    private final class Writer implements RecordFileWriter {
        private final ContentBuffer out = new ContentBuffer();
        private long payloadBytes;
        private long records;

        @Override
        public @Nullable Refused add(SinkRecord record) {
            if (TestRecords.text(record.payload()).startsWith("bad")) {
                return new Refused(
                        record.ordinal(),
                        record.subOrdinal(),
                        ErrorKind.FORMAT_CONVERSION_FAILED,
                        "DataFormatConversion.ParseError",
                        "it is bad");
            }
            out.write(record.payload().toByteArray());
            out.write('\n');
            payloadBytes += record.payload().length();
            records++;
            return null;
        }

        @Override
        public long payloadBytes() {
            return payloadBytes;
        }

        @Override
        public long records() {
            return records;
        }

        @Override
        public Content finish() {
            open = false;
            return out.take();
        }

        @Override
        public void discard() {
            open = false;
        }
    }
}
