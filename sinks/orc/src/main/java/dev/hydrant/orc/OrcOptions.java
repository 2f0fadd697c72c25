package dev.hydrant.orc;

import java.util.List;

/// The options of Firehose's `OrcSerDe`, with its limits.
///
/// @param stripeSizeBytes memory that a stripe may take before it is written; at least 8 MiB
/// @param blockSizeBytes the blocks that padding aligns stripes to; at least 64 MiB
/// @param rowIndexStride rows between two entries of the row index; at least 1,000
/// @param enablePadding whether a stripe that would cross a block's end is moved behind it
/// @param paddingTolerance the largest padding, as a part of the stripe size; 0 to 1
/// @param bloomFilterColumns columns that get a Bloom filter, `a.b` for a field of a struct; in any case
/// @param bloomFilterFalsePositiveProbability 0 to 1, both excluded where there is a Bloom filter
/// @param dictionaryKeyThreshold a dictionary is kept while distinct values are at most this part of all; 1 always
///     keeps it, 0 never
public record OrcOptions(
        long stripeSizeBytes,
        long blockSizeBytes,
        int rowIndexStride,
        boolean enablePadding,
        double paddingTolerance,
        Compression compression,
        List<String> bloomFilterColumns,
        double bloomFilterFalsePositiveProbability,
        double dictionaryKeyThreshold,
        FormatVersion formatVersion) {

    public static final long MIN_STRIPE_SIZE_BYTES = 8L << 20;
    public static final long MIN_BLOCK_SIZE_BYTES = 64L << 20;
    public static final int MIN_ROW_INDEX_STRIDE = 1_000;

    public static final long DEFAULT_STRIPE_SIZE_BYTES = 64L << 20;
    public static final long DEFAULT_BLOCK_SIZE_BYTES = 256L << 20;
    public static final int DEFAULT_ROW_INDEX_STRIDE = 10_000;
    public static final double DEFAULT_PADDING_TOLERANCE = 0.05;
    public static final double DEFAULT_BLOOM_FILTER_FALSE_POSITIVE_PROBABILITY = 0.05;
    /// ORC's own default: AWS states none.
    public static final double DEFAULT_DICTIONARY_KEY_THRESHOLD = 0.8;

    /// How streams are compressed; the names are Firehose's.
    public enum Compression {
        NONE,
        ZLIB,
        SNAPPY
    }

    /// The version of the file format; the names are Firehose's.
    public enum FormatVersion {
        /// Hive 0.11: no Bloom filters, and strings always in dictionaries.
        V0_11,
        V0_12
    }

    public OrcOptions {
        requireAtLeast("stripeSizeBytes", MIN_STRIPE_SIZE_BYTES, stripeSizeBytes);
        requireAtLeast("blockSizeBytes", MIN_BLOCK_SIZE_BYTES, blockSizeBytes);
        requireAtLeast("rowIndexStride", MIN_ROW_INDEX_STRIDE, rowIndexStride);
        requireFraction("paddingTolerance", paddingTolerance);
        requireFraction("bloomFilterFalsePositiveProbability", bloomFilterFalsePositiveProbability);
        requireFraction("dictionaryKeyThreshold", dictionaryKeyThreshold);
        bloomFilterColumns = List.copyOf(bloomFilterColumns);
        if (!bloomFilterColumns.isEmpty()) {
            requireBloomFilters(bloomFilterColumns, bloomFilterFalsePositiveProbability, formatVersion);
        }
    }

    /// What Firehose takes where a configuration says nothing.
    public static OrcOptions defaults() {
        return new OrcOptions(
                DEFAULT_STRIPE_SIZE_BYTES,
                DEFAULT_BLOCK_SIZE_BYTES,
                DEFAULT_ROW_INDEX_STRIDE,
                false,
                DEFAULT_PADDING_TOLERANCE,
                Compression.SNAPPY,
                List.of(),
                DEFAULT_BLOOM_FILTER_FALSE_POSITIVE_PROBABILITY,
                DEFAULT_DICTIONARY_KEY_THRESHOLD,
                FormatVersion.V0_12);
    }

    private static void requireBloomFilters(List<String> columns, double probability, FormatVersion version) {
        for (String column : columns) {
            if (column.isBlank() || column.indexOf(',') >= 0) {
                throw new IllegalArgumentException(
                        "`bloomFilterColumns` must be names without commas but held `" + column + "`");
            }
        }
        if (probability == 0 || probability == 1) {
            throw new IllegalArgumentException("`bloomFilterFalsePositiveProbability` must lie between 0 and 1"
                    + " where there are `bloomFilterColumns` but was " + probability);
        }
        if (version == FormatVersion.V0_11) {
            throw new IllegalArgumentException(
                    "`formatVersion` must be V0_12 where there are `bloomFilterColumns` but was V0_11, which has none");
        }
    }

    private static void requireAtLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException("`" + name + "` must be at least " + least + " but was " + value);
        }
    }

    private static void requireFraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("`" + name + "` must be from 0 to 1 but was " + value);
        }
    }
}
