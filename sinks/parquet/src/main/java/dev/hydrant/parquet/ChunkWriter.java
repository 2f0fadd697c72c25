package dev.hydrant.parquet;

import dev.hydrant.columnar.ColumnVector;
import dev.hydrant.columnar.Leaf;
import dev.hydrant.sink.ContentBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// One column of the current row group: takes rows from vectors, cuts them into pages, keeps these compressed.
///
/// A page begins with a row, which pages of the second kind and offset indexes rely on.
final class ChunkWriter {

    /// As in parquet-java: readers that skip by the indexes find small pages then.
    private static final int MOST_PAGE_ROWS = 20_000;

    private final FileColumn column;
    private final ParquetOptions options;
    private final PageSink sink;
    private final PageLevels levels;
    private final PageValues values;

    private final Bytes levelBytes = new Bytes();
    private final Bytes valueBytes = new Bytes();
    private final Bytes pages = new Bytes();
    private final List<PageFacts> facts = new ArrayList<>();
    private final Map<Encoding, Integer> encodings = new EnumMap<>(Encoding.class);

    private @Nullable ColumnVector vector;
    private int nextEntry;
    private int nextValue;

    private int pageRows;
    private long rows;
    private long entries;
    private long absent;
    private long uncompressedBytes;

    ChunkWriter(FileColumn column, ParquetOptions options, PageSink sink) {
        this.column = column;
        this.options = options;
        this.sink = sink;
        this.levels = new PageLevels(column.leaf());
        this.values = PageValues.of(column, options);
    }

    /// Starts at the first row of a vector.
    void begin(ColumnVector next) {
        vector = next;
        nextEntry = 0;
        nextValue = 0;
    }

    /// Takes so many rows more from the vector.
    void take(int count) {
        if (vector == null) {
            throw new IllegalStateException("rows can only be taken after begin()");
        }
        int left = count;
        while (left > 0) {
            int step = Math.min(left, MOST_PAGE_ROWS - pageRows);
            left -= takeIntoPage(vector, step);
            if (pageRows == MOST_PAGE_ROWS || values.plainBytes() >= options.pageSizeBytes()) {
                endPage();
            }
        }
    }

    /// Bytes that the chunk would take if it ended here.
    long bufferedBytes() {
        return (long) pages.length() + values.plainBytes() + levels.entries();
    }

    /// Writes the chunk behind what is in the file, then begins the next.
    ChunkFacts finish(ContentBuffer file) {
        if (pageRows > 0) {
            endPage();
        }
        long start = file.length();
        if (values.dictionarySize() > 0) {
            writeDictionary(file);
        }
        long dataStart = file.length();
        file.write(pages.array(), 0, pages.length());
        ChunkFacts written = new ChunkFacts(
                column,
                new ChunkFacts.Extent(start, dataStart, file.length(), uncompressedBytes),
                entries,
                absent,
                new EnumMap<>(encodings),
                values.chunkBounds(),
                List.copyOf(facts));
        startChunk();
        return written;
    }

    void discard() {
        startChunk();
    }

    private void startChunk() {
        pages.clear();
        facts.clear();
        encodings.clear();
        levels.clear();
        values.startChunk();
        pageRows = 0;
        rows = 0;
        entries = 0;
        absent = 0;
        uncompressedBytes = 0;
    }

    /// Takes as many rows as the page has room for, at most `most`, at least one.
    private int takeIntoPage(ColumnVector from, int most) {
        int room = options.pageSizeBytes() - values.plainBytes();
        int step = most;
        while (true) {
            int entryEnd = entryAfter(from, step);
            int valueEnd = nextValue + present(from, nextEntry, entryEnd);
            if (step == 1 || values.plainBytes(from, nextValue, valueEnd) <= room) {
                levels.add(from, nextEntry, entryEnd, valueEnd - nextValue);
                values.add(from, nextValue, valueEnd);
                nextEntry = entryEnd;
                nextValue = valueEnd;
                pageRows += step;
                return step;
            }
            step /= 2;
        }
    }

    private int entryAfter(ColumnVector from, int count) {
        if (column.leaf().maxRepetition() == 0) {
            return nextEntry + count;
        }
        byte[] repetitions = from.repetitions();
        int at = nextEntry;
        for (int row = 0; row < count; row++) {
            at++;
            while (at < from.entries() && repetitions[at] != 0) {
                at++;
            }
        }
        return at;
    }

    private int present(ColumnVector from, int start, int end) {
        if (from.allPresent()) {
            return end - start;
        }
        Leaf leaf = column.leaf();
        byte[] definitions = from.definitions();
        int present = 0;
        for (int i = start; i < end; i++) {
            present += definitions[i] == leaf.maxDefinition() ? 1 : 0;
        }
        return present;
    }

    private void endPage() {
        Bounds bounds = values.settleBounds();
        int start = pages.length();
        valueBytes.clear();
        Encoding encoding = switch (options.writerVersion()) {
            case V1 -> writeV1();
            case V2 -> writeV2();
        };
        encodings.merge(encoding, 1, Integer::sum);
        int missing = levels.entries() - values.count();
        facts.add(new PageFacts(start, pages.length() - start, rows, values.count(), missing, bounds));
        rows += pageRows;
        entries += levels.entries();
        absent += missing;
        pageRows = 0;
        levels.clear();
        values.clearPage();
    }

    private Encoding writeV1() {
        levels.encodeRepetitions(true, valueBytes);
        levels.encodeDefinitions(true, valueBytes);
        Encoding encoding = values.encode(valueBytes);
        uncompressedBytes += sink.writeV1(valueBytes, levels.entries(), encoding, pages);
        return encoding;
    }

    private Encoding writeV2() {
        levelBytes.clear();
        levels.encodeRepetitions(false, levelBytes);
        int repetitionBytes = levelBytes.length();
        levels.encodeDefinitions(false, levelBytes);
        Encoding encoding = values.encode(valueBytes);
        DataPageHeaderV2 header = new DataPageHeaderV2(
                levels.entries(),
                levels.entries() - values.count(),
                pageRows,
                encoding,
                levelBytes.length() - repetitionBytes,
                repetitionBytes);
        uncompressedBytes += sink.writeV2(header, levelBytes, valueBytes, pages);
        return encoding;
    }

    private void writeDictionary(ContentBuffer file) {
        valueBytes.clear();
        values.writeDictionary(valueBytes);
        levelBytes.clear();
        Encoding encoding = ChunkFacts.dictionaryPageEncoding(options.writerVersion());
        uncompressedBytes += sink.writeDictionary(valueBytes, values.dictionarySize(), encoding, levelBytes);
        file.write(levelBytes.array(), 0, levelBytes.length());
    }
}
