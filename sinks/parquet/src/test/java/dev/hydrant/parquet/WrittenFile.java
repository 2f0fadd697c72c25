package dev.hydrant.parquet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.columnar.CanonicalRows;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.sink.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// A file's bytes, and what its own footer, indexes and page headers say.
record WrittenFile(byte[] bytes) {

    private static final int MAGIC_BYTES = 4;

    static WrittenFile of(Content content) {
        return new WrittenFile(content.toByteArray());
    }

    static WrittenFile of(TableSchema table, ParquetOptions options, List<JsonNode> rows, int batchRows) {
        return of(new ParquetEncoder(table, options), table, rows, batchRows);
    }

    static WrittenFile of(ParquetEncoder encoder, TableSchema table, List<JsonNode> rows, int batchRows) {
        for (int from = 0; from < rows.size(); from += batchRows) {
            int to = Math.min(rows.size(), from + batchRows);
            encoder.write(CanonicalRows.batch(table, rows.subList(from, to)));
        }
        return of(encoder.finish());
    }

    Path in(Path directory) throws IOException {
        return Files.write(directory.resolve("written.parquet"), bytes);
    }

    FileMetaData footer() throws IOException {
        int end = bytes.length - MAGIC_BYTES - Integer.BYTES;
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        return Util.readFileMetaData(at(end - length));
    }

    List<RowGroup> groups() throws IOException {
        return requireNonNull(footer().getRow_groups());
    }

    ColumnMetaData chunk(int group, int column) throws IOException {
        return requireNonNull(columnChunk(group, column).getMeta_data());
    }

    Statistics statistics(int group, int column) throws IOException {
        return requireNonNull(chunk(group, column).getStatistics());
    }

    List<PageLocation> locations(int group, int column) throws IOException {
        long offset = columnChunk(group, column).getOffset_index_offset();
        return requireNonNull(Util.readOffsetIndex(at(offset)).getPage_locations());
    }

    ColumnIndex columnIndex(int group, int column) throws IOException {
        return Util.readColumnIndex(at(columnChunk(group, column).getColumn_index_offset()));
    }

    /// A chunk's data pages, found by its offset index.
    List<Page> pages(int group, int column) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (PageLocation location : locations(group, column)) {
            PageHeader header = Util.readPageHeader(at(location.getOffset()));
            pages.add(Page.of(header, requireNonNull(header.getType())));
        }
        return pages;
    }

    private ColumnChunk columnChunk(int group, int column) throws IOException {
        return requireNonNull(groups().get(group).getColumns()).get(column);
    }

    private InputStream at(long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }

    /// What a data page's header says, of whichever kind it is.
    ///
    /// @param rows only pages of the second kind say it; -1 for the first
    record Page(PageType type, @Nullable Encoding encoding, int entries, int rows, int uncompressedBytes) {

        private static Page of(PageHeader header, PageType type) {
            int bytes = header.getUncompressed_page_size();
            return switch (type) {
                case DATA_PAGE -> {
                    DataPageHeader v1 = requireNonNull(header.getData_page_header());
                    yield new Page(type, v1.getEncoding(), v1.getNum_values(), -1, bytes);
                }
                case DATA_PAGE_V2 -> {
                    DataPageHeaderV2 v2 = requireNonNull(header.getData_page_header_v2());
                    yield new Page(type, v2.getEncoding(), v2.getNum_values(), v2.getNum_rows(), bytes);
                }
                case DICTIONARY_PAGE, INDEX_PAGE -> throw new AssertionError("no data page but " + type);
            };
        }
    }
}
