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
/// It counts the capacity of its own buffers as the children of lists and maps, so these statistics, which are wrong
/// and
/// depend on the batches, are left out.
final class MemoryFile extends PhysicalFsWriter {

    MemoryFile(ContentBuffer bytes, OrcFile.WriterOptions options) throws IOException {
        super(new FSDataOutputStream(bytes), options, new WriterEncryptionVariant[0]);
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
