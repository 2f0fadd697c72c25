package dev.hydrant.orc;

import dev.hydrant.sink.ContentBuffer;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.orc.OrcFile;
import org.apache.orc.OrcProto;
import org.apache.orc.impl.PhysicalFsWriter;
import org.apache.orc.impl.StreamName;
import org.apache.orc.impl.writer.WriterEncryptionVariant;

/// Writes a file's parts to memory, and mends what Apache's writer puts in them.
///
/// *Chars*: its writer for `char(n)` pads each value with blanks. So it is told `varchar(n)`, and the type is set right
/// in the footer. *Lists and maps*: it counts the capacity of its own buffers as their children, so these statistics,
/// which are wrong and depend on the batches, are left out.
final class MemoryFile extends PhysicalFsWriter {

    private final OrcSchema schema;

    MemoryFile(ContentBuffer bytes, OrcFile.WriterOptions options, OrcSchema schema) throws IOException {
        super(new FSDataOutputStream(bytes), options, new WriterEncryptionVariant[0]);
        this.schema = schema;
    }

    @Override
    public void writeFileFooter(OrcProto.Footer.Builder footer) throws IOException {
        for (int column : schema.charColumns()) {
            footer.getTypesBuilder(column).setKind(OrcProto.Type.Kind.CHAR);
        }
        super.writeFileFooter(footer);
    }

    @Override
    public void writeStatistics(StreamName name, OrcProto.ColumnStatistics.Builder statistics) {
        super.writeStatistics(name, statistics.clearCollectionStatistics());
    }

    @Override
    public void writeIndex(StreamName name, OrcProto.RowIndex.Builder index) throws IOException {
        for (OrcProto.RowIndexEntry.Builder entry : index.getEntryBuilderList()) {
            entry.getStatisticsBuilder().clearCollectionStatistics();
        }
        super.writeIndex(name, index);
    }
}
