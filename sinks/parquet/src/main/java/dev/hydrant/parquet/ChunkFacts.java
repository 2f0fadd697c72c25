package dev.hydrant.parquet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/// A written column chunk, and what footer and indexes say of it.
///
/// @param encodings how many data pages have their values in which encoding
record ChunkFacts(
        FileColumn column,
        Extent extent,
        long entries,
        long absent,
        Map<Encoding, Integer> encodings,
        @Nullable Bounds bounds,
        List<PageFacts> pages) {

    private static final ByteBuffer NO_BOUND = ByteBuffer.allocate(0);

    /// Where a chunk lies in its file.
    ///
    /// @param start of its dictionary, or of its first data page where it has none
    /// @param dataStart of its first data page
    record Extent(long start, long dataStart, long end, long uncompressedBytes) {}

    ColumnChunk columnChunk(ParquetOptions options) {
        return new ColumnChunk(extent.start()).setMeta_data(metadata(options));
    }

    OffsetIndex offsetIndex() {
        List<PageLocation> locations = new ArrayList<>();
        for (PageFacts page : pages) {
            locations.add(new PageLocation(extent.dataStart() + page.offset(), page.bytes(), page.firstRow()));
        }
        return new OffsetIndex(locations);
    }

    /// Null where a page has values but none that compares (all of them NaN): a column index can't say that.
    @Nullable
    ColumnIndex columnIndex() {
        List<Boolean> nullPages = new ArrayList<>();
        List<ByteBuffer> mins = new ArrayList<>();
        List<ByteBuffer> maxes = new ArrayList<>();
        List<Long> nullCounts = new ArrayList<>();
        for (PageFacts page : pages) {
            Bounds found = page.bounds();
            if (found == null && page.values() > 0) {
                return null;
            }
            nullPages.add(page.values() == 0);
            mins.add(found == null ? NO_BOUND : ByteBuffer.wrap(found.min()));
            maxes.add(found == null ? NO_BOUND : ByteBuffer.wrap(found.max()));
            nullCounts.add((long) page.absent());
        }
        return new ColumnIndex(nullPages, mins, maxes, BoundaryOrder.UNORDERED).setNull_counts(nullCounts);
    }

    private ColumnMetaData metadata(ParquetOptions options) {
        CompressionCodec codec = options.compression().codec();
        ColumnMetaData metadata = new ColumnMetaData(
                column.physical().type(),
                allEncodings(options),
                column.path(),
                codec,
                entries,
                extent.uncompressedBytes(),
                extent.end() - extent.start(),
                extent.dataStart());
        if (hasDictionary()) {
            metadata.setDictionary_page_offset(extent.start());
        }
        return metadata.setStatistics(statistics()).setEncoding_stats(encodingStats(options));
    }

    private boolean hasDictionary() {
        return extent.dataStart() > extent.start();
    }

    private Statistics statistics() {
        Statistics statistics = new Statistics().setNull_count(absent);
        if (bounds != null) {
            statistics
                    .setMin_value(bounds.min())
                    .setIs_min_value_exact(bounds.minExact())
                    .setMax_value(bounds.max())
                    .setIs_max_value_exact(bounds.maxExact());
        }
        return statistics;
    }

    private List<Encoding> allEncodings(ParquetOptions options) {
        Set<Encoding> all = new TreeSet<>(encodings.keySet());
        all.add(Encoding.RLE);
        if (hasDictionary()) {
            all.add(dictionaryPageEncoding(options.writerVersion()));
        }
        return List.copyOf(all);
    }

    private List<PageEncodingStats> encodingStats(ParquetOptions options) {
        PageType type = switch (options.writerVersion()) {
            case V1 -> PageType.DATA_PAGE;
            case V2 -> PageType.DATA_PAGE_V2;
        };
        List<PageEncodingStats> stats = new ArrayList<>();
        if (hasDictionary()) {
            stats.add(new PageEncodingStats(
                    PageType.DICTIONARY_PAGE, dictionaryPageEncoding(options.writerVersion()), 1));
        }
        encodings.forEach((encoding, count) -> stats.add(new PageEncodingStats(type, encoding, count)));
        return stats;
    }

    /// How a dictionary's own values are labelled; they are plain in both versions.
    static Encoding dictionaryPageEncoding(ParquetVersion version) {
        return switch (version) {
            case V1 -> Encoding.PLAIN_DICTIONARY;
            case V2 -> Encoding.PLAIN;
        };
    }
}
