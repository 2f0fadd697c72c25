package dev.hydrant.parquet;

import dev.hydrant.columnar.ColumnVector;
import java.util.Arrays;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// Texts, binaries and large decimals: runs of one byte array.
final class BytesValues extends PageValues {

    private static final int[] NO_OFFSETS = {0};

    private final Physical physical;
    private final BytesDictionary dictionary = new BytesDictionary();
    private final DeltaBytesEncoder delta = new DeltaBytesEncoder();
    private final BytesBounds page;
    private final BytesBounds chunk;
    private final Bytes heap = new Bytes();
    private int[] offsets = NO_OFFSETS;
    private int count;

    BytesValues(FileColumn column, ParquetVersion version, boolean enableDictionary) {
        super(version, enableDictionary);
        this.physical = column.physical();
        this.page = new BytesBounds(physical.order());
        this.chunk = new BytesBounds(physical.order());
    }

    @Override
    void add(ColumnVector vector, int from, int to) {
        if (from == to) {
            return;
        }
        int end = count + to - from;
        if (end >= offsets.length) {
            offsets = Arrays.copyOf(offsets, end + (end >> 1) + 1);
        }
        byte[] bytes = vector.bytesArray();
        int[] ends = vector.offsets();
        if (hasWidth()) {
            for (int i = from; i < to; i++) {
                addWidened(bytes, ends[i], ends[i + 1]);
                offsets[count + i - from + 1] = heap.length();
            }
        } else {
            int shift = heap.length() - ends[from];
            heap.write(bytes, ends[from], ends[to] - ends[from]);
            for (int i = from; i < to; i++) {
                offsets[count + i - from + 1] = ends[i + 1] + shift;
            }
        }
        count = end;
    }

    @Override
    int plainBytes(ColumnVector vector, int from, int to) {
        if (hasWidth()) {
            return (to - from) * physical.width();
        }
        return from == to ? 0 : vector.offsets()[to] - vector.offsets()[from] + (to - from) * Integer.BYTES;
    }

    @Override
    int plainBytes() {
        return hasWidth() ? heap.length() : heap.length() + count * Integer.BYTES;
    }

    @Override
    int count() {
        return count;
    }

    @Override
    @Nullable
    Bounds settleBounds() {
        page.set(heap, offsets, count);
        chunk.include(page);
        return page.bounds();
    }

    @Override
    @Nullable
    Bounds chunkBounds() {
        return chunk.bounds();
    }

    @Override
    void clearPage() {
        heap.clear();
        count = 0;
    }

    @Override
    boolean toIds(int[] ids, int from, int to, int mostBytes) {
        byte[] bytes = heap.array();
        for (int i = from; i < to; i++) {
            ids[i] = dictionary.idOf(bytes, offsets[i], offsets[i + 1]);
            if (ids[i] == BytesDictionary.FULL || dictionaryBytes() > mostBytes) {
                return false;
            }
        }
        return true;
    }

    @Override
    int dictionaryBytes() {
        int bytes = dictionary.offset(dictionary.size());
        return hasWidth() ? bytes : bytes + dictionary.size() * Integer.BYTES;
    }

    @Override
    int distinct() {
        return dictionary.size();
    }

    @Override
    void writeDictionary(Bytes out) {
        for (int id = 0; id < dictionarySize(); id++) {
            int from = dictionary.offset(id);
            int length = dictionary.offset(id + 1) - from;
            if (!hasWidth()) {
                out.writeInt(length);
            }
            out.write(dictionary.heap(), from, length);
        }
    }

    @Override
    void clearDictionaryAndBounds() {
        dictionary.clear();
        chunk.clear();
    }

    @Override
    Encoding encodeDirectly(ParquetVersion version, Bytes out) {
        return switch (version) {
            case V1 -> {
                encodePlain(out);
                yield Encoding.PLAIN;
            }
            case V2 -> {
                delta.encode(heap.array(), offsets, count, out);
                yield Encoding.DELTA_BYTE_ARRAY;
            }
        };
    }

    private void encodePlain(Bytes out) {
        if (hasWidth()) {
            out.write(heap);
            return;
        }
        out.writeWithLengths(heap.array(), offsets, count);
    }

    /// Appends a big-endian number, its sign repeated in front of it until it has the column's width.
    private void addWidened(byte[] bytes, int from, int to) {
        int sign = bytes[from] >> (Byte.SIZE - 1);
        for (int missing = physical.width() - (to - from); missing > 0; missing--) {
            heap.write(sign);
        }
        heap.write(bytes, from, to - from);
    }

    private boolean hasWidth() {
        return physical.width() != Physical.NO_WIDTH;
    }
}
