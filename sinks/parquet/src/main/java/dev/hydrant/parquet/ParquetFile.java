package dev.hydrant.parquet;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// One file being put together: row groups, then the indexes of all pages, then the footer.
final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final int LARGEST_GROUP_BYTES = 1024 * 1024 * 1024;

    private final FileSchema schema;
    private final ParquetOptions options;
    private final ContentBuffer out = new ContentBuffer();
    private final List<RowGroup> groups = new ArrayList<>();
    private final List<WrittenChunk> chunks = new ArrayList<>();
    private long rows;

    /// A chunk with its entry in the footer, which learns where the indexes are when these are written.
    private record WrittenChunk(ChunkFacts facts, ColumnChunk column) {}

    ParquetFile(FileSchema schema, ParquetOptions options) {
        this.schema = schema;
        this.options = options;
        out.write(MAGIC);
    }

    void addGroup(List<ChunkWriter> writers, long groupRows) {
        pad();
        long start = out.length();
        List<ColumnChunk> columns = new ArrayList<>();
        long uncompressedBytes = 0;
        for (ChunkWriter writer : writers) {
            ChunkFacts facts = writer.finish(out);
            ColumnChunk column = facts.columnChunk(options);
            columns.add(column);
            chunks.add(new WrittenChunk(facts, column));
            uncompressedBytes += facts.extent().uncompressedBytes();
        }
        RowGroup group = new RowGroup(columns, uncompressedBytes, groupRows)
                .setFile_offset(start)
                .setTotal_compressed_size(out.length() - start);
        if (groups.size() <= Short.MAX_VALUE) {
            group.setOrdinal((short) groups.size());
        }
        groups.add(group);
        rows += groupRows;
    }

    Content finish() {
        try {
            writeColumnIndexes();
            writeOffsetIndexes();
            long start = out.length();
            Util.writeFileMetaData(footer(), out);
            writeInt(Math.toIntExact(out.length() - start));
            out.write(MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException("a footer can't be written to memory", e);
        }
        return out.take();
    }

    /// The encoded bytes at which a row group should end: a block's, or, where there may be padding, what is left of
    /// the block but for a step, so that the group lies in it whole. At most one gibibyte: a chunk is one array.
    long groupBytes() {
        if (options.maxPaddingBytes() == 0) {
            return Math.min(options.blockSizeBytes(), LARGEST_GROUP_BYTES);
        }
        long left = leftInBlock();
        long room = (left <= options.maxPaddingBytes() ? options.blockSizeBytes() : left)
                - Math.min(options.maxPaddingBytes(), ParquetEncoder.STEP_BYTES);
        return Math.min(room, LARGEST_GROUP_BYTES);
    }

    /// Fills the block up with zeros where little of it is left, so that the next row group needs one block less.
    private void pad() {
        long left = leftInBlock();
        if (left <= options.maxPaddingBytes()) {
            out.write(new byte[(int) left]);
        }
    }

    private long leftInBlock() {
        return options.blockSizeBytes() - out.length() % options.blockSizeBytes();
    }

    private void writeColumnIndexes() throws IOException {
        for (WrittenChunk chunk : chunks) {
            ColumnIndex index = chunk.facts().columnIndex();
            if (index != null) {
                long start = out.length();
                Util.writeColumnIndex(index, out);
                chunk.column().setColumn_index_offset(start).setColumn_index_length((int) (out.length() - start));
            }
        }
    }

    private void writeOffsetIndexes() throws IOException {
        for (WrittenChunk chunk : chunks) {
            long start = out.length();
            Util.writeOffsetIndex(chunk.facts().offsetIndex(), out);
            chunk.column().setOffset_index_offset(start).setOffset_index_length((int) (out.length() - start));
        }
    }

    private FileMetaData footer() {
        int version = switch (options.writerVersion()) {
            case V1 -> 1;
            case V2 -> 2;
        };
        ColumnOrder order = ColumnOrder.TYPE_ORDER(new TypeDefinedOrder());
        return new FileMetaData(version, schema.elements(), rows, groups)
                .setCreated_by(CreatedBy.TEXT)
                .setColumn_orders(Collections.nCopies(schema.columns().size(), order));
    }

    private void writeInt(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }
}
