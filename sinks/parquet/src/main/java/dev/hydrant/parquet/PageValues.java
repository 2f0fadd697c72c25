package dev.hydrant.parquet;

import dev.hydrant.columnar.ColumnVector;
import java.util.Arrays;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// The present values of one column's current page, and the dictionary of its chunk.
///
/// A chunk begins with a dictionary, if the options say so, and gives it up for good at the first page that makes it
/// too large, or if already the first page is no smaller with it.
abstract sealed class PageValues permits NumberValues, BytesValues {

    /// As in parquet-java: readers keep a whole dictionary in memory.
    private static final int LARGEST_DICTIONARY_BYTES = 1024 * 1024;

    /// So many values of a chunk's first page are looked at before the rest of them are; where nearly all of these
    /// differ, there is nothing to gain.
    private static final int SAMPLE = 4096;

    private static final int MOST_DISTINCT_IN_SAMPLE = SAMPLE / 64 * 63;
    private static final int[] NO_IDS = {};

    private final ParquetVersion version;
    private final boolean enableDictionary;
    private int[] ids = NO_IDS;
    private int dictionarySize;
    private boolean usesDictionary;

    PageValues(ParquetVersion version, boolean enableDictionary) {
        this.version = version;
        this.enableDictionary = enableDictionary;
        this.usesDictionary = enableDictionary;
    }

    static PageValues of(FileColumn column, ParquetOptions options) {
        boolean dictionary = options.enableDictionaryCompression();
        return switch (column.physical().type()) {
            case BOOLEAN -> new NumberValues(column, options.writerVersion(), false);
            case INT32, INT64, FLOAT, DOUBLE -> new NumberValues(column, options.writerVersion(), dictionary);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> new BytesValues(column, options.writerVersion(), dictionary);
            case INT96 -> throw new IllegalArgumentException("no column is of type INT96");
        };
    }

    /// Adds a vector's values from one number to another.
    abstract void add(ColumnVector vector, int from, int to);

    /// What these values of a vector would take in a page, plainly encoded.
    abstract int plainBytes(ColumnVector vector, int from, int to);

    /// What the page's values take, plainly encoded.
    abstract int plainBytes();

    abstract int count();

    /// The finished page's smallest and largest value, counted into the chunk's; null where it has none that compares.
    abstract @Nullable Bounds settleBounds();

    /// The chunk's smallest and largest value so far; null where it has none that compares.
    abstract @Nullable Bounds chunkBounds();

    /// The dictionary's values, as many as [#dictionarySize], plainly encoded.
    abstract void writeDictionary(Bytes out);

    abstract void clearPage();

    /// Puts the ids of the page's values from one number to another into `ids`.
    ///
    /// @return false where the dictionary is full, or takes more than `mostBytes` then
    abstract boolean toIds(int[] ids, int from, int to, int mostBytes);

    abstract int dictionaryBytes();

    abstract int distinct();

    abstract void clearDictionaryAndBounds();

    abstract Encoding encodeDirectly(ParquetVersion version, Bytes out);

    /// How many values the chunk's dictionary has: those that its pages refer to.
    final int dictionarySize() {
        return dictionarySize;
    }

    final Encoding dictionaryEncoding() {
        return version == ParquetVersion.V1 ? Encoding.PLAIN_DICTIONARY : Encoding.RLE_DICTIONARY;
    }

    /// Appends the page's values, encoded, and says how.
    final Encoding encode(Bytes out) {
        if (count() == 0) {
            return Encoding.PLAIN;
        }
        if (usesDictionary && encodeIds(out)) {
            dictionarySize = distinct();
            return dictionaryEncoding();
        }
        usesDictionary = false;
        return encodeDirectly(version, out);
    }

    final void startChunk() {
        usesDictionary = enableDictionary;
        dictionarySize = 0;
        clearPage();
        clearDictionaryAndBounds();
    }

    private boolean encodeIds(Bytes out) {
        if (ids.length < count()) {
            ids = Arrays.copyOf(NO_IDS, count() + (count() >> 1));
        }
        if (!fillIds()) {
            return false;
        }
        int start = out.length();
        int width = HybridEncoder.widthOf(distinct() - 1);
        out.write(width);
        HybridEncoder.encode(ids, count(), width, out);
        if (dictionarySize == 0 && out.length() - start + dictionaryBytes() >= plainBytes()) {
            out.setLength(start);
            return false;
        }
        return true;
    }

    private boolean fillIds() {
        int sampled = 0;
        if (dictionarySize == 0 && count() > SAMPLE) {
            if (!toIds(ids, 0, SAMPLE, LARGEST_DICTIONARY_BYTES) || distinct() > MOST_DISTINCT_IN_SAMPLE) {
                return false;
            }
            sampled = SAMPLE;
        }
        return toIds(ids, sampled, count(), LARGEST_DICTIONARY_BYTES);
    }
}
