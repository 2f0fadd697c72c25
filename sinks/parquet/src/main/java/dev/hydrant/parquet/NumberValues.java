package dev.hydrant.parquet;

import dev.hydrant.columnar.ColumnVector;
import java.util.Arrays;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// Numbers of one width and booleans, kept as longs; floating-point numbers as their bits.
final class NumberValues extends PageValues {

    private static final long[] NO_NUMBERS = {};

    private final Type type;
    private final int width;
    private final LongDictionary dictionary = new LongDictionary();
    private final DeltaEncoder delta = new DeltaEncoder();
    private final NumberBounds page;
    private final NumberBounds chunk;
    private long[] numbers = NO_NUMBERS;
    private int count;

    NumberValues(FileColumn column, ParquetVersion version, boolean enableDictionary) {
        super(version, enableDictionary);
        this.type = column.physical().type();
        this.width = column.physical().width();
        this.page = new NumberBounds(type);
        this.chunk = new NumberBounds(type);
    }

    @Override
    void add(ColumnVector vector, int from, int to) {
        int end = count + to - from;
        if (end > numbers.length) {
            numbers = Arrays.copyOf(numbers, end + (end >> 1));
        }
        switch (vector.leaf().storage()) {
            case INT -> addInts(vector.ints(), from, to);
            case LONG -> System.arraycopy(vector.longs(), from, numbers, count, to - from);
            case FLOAT -> addFloats(vector.floats(), from, to);
            case DOUBLE -> addDoubles(vector.doubles(), from, to);
            case BYTES -> throw new IllegalArgumentException("no number: " + vector.leaf());
        }
        count = end;
    }

    @Override
    int plainBytes(ColumnVector vector, int from, int to) {
        return (to - from) * width;
    }

    @Override
    int plainBytes() {
        return count * width;
    }

    @Override
    int count() {
        return count;
    }

    @Override
    @Nullable
    Bounds settleBounds() {
        page.set(numbers, count);
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
        count = 0;
    }

    @Override
    boolean toIds(int[] ids, int from, int to, int mostBytes) {
        int most = mostBytes / width;
        for (int i = from; i < to; i++) {
            ids[i] = dictionary.idOf(numbers[i]);
            if (ids[i] >= most || ids[i] == LongDictionary.FULL) {
                return false;
            }
        }
        return true;
    }

    @Override
    int dictionaryBytes() {
        return dictionary.size() * width;
    }

    @Override
    int distinct() {
        return dictionary.size();
    }

    @Override
    void writeDictionary(Bytes out) {
        for (int id = 0; id < dictionarySize(); id++) {
            if (width == Integer.BYTES) {
                out.writeInt((int) dictionary.number(id));
            } else {
                out.writeLong(dictionary.number(id));
            }
        }
    }

    @Override
    void clearDictionaryAndBounds() {
        dictionary.clear();
        chunk.clear();
    }

    @Override
    Encoding encodeDirectly(ParquetVersion version, Bytes out) {
        return switch (type) {
            case BOOLEAN -> encodeBooleans(version, out);
            case INT32, INT64 -> encodeIntegers(version, out);
            case FLOAT, DOUBLE -> encodePlain(out);
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalStateException("numbers are not kept as " + type);
        };
    }

    private Encoding encodeIntegers(ParquetVersion version, Bytes out) {
        return switch (version) {
            case V1 -> encodePlain(out);
            case V2 -> {
                delta.encode(numbers, count, type == Type.INT32, out);
                yield Encoding.DELTA_BINARY_PACKED;
            }
        };
    }

    private Encoding encodePlain(Bytes out) {
        if (width == Integer.BYTES) {
            out.writeInts(numbers, count);
        } else {
            out.writeLongs(numbers, count);
        }
        return Encoding.PLAIN;
    }

    private Encoding encodeBooleans(ParquetVersion version, Bytes out) {
        return switch (version) {
            case V1 -> {
                for (int from = 0; from < count; from += Byte.SIZE) {
                    int bits = 0;
                    for (int i = from; i < Math.min(count, from + Byte.SIZE); i++) {
                        bits |= (int) numbers[i] << (i - from);
                    }
                    out.write(bits);
                }
                yield Encoding.PLAIN;
            }
            case V2 -> {
                int[] bits = new int[count];
                for (int i = 0; i < count; i++) {
                    bits[i] = (int) numbers[i];
                }
                int lengthAt = out.length();
                out.writeInt(0);
                HybridEncoder.encode(bits, count, 1, out);
                out.setInt(lengthAt, out.length() - lengthAt - Integer.BYTES);
                yield Encoding.RLE;
            }
        };
    }

    private void addInts(int[] ints, int from, int to) {
        for (int i = from; i < to; i++) {
            numbers[count + i - from] = ints[i];
        }
    }

    private void addFloats(float[] floats, int from, int to) {
        for (int i = from; i < to; i++) {
            numbers[count + i - from] = Float.floatToRawIntBits(floats[i]);
        }
    }

    private void addDoubles(double[] doubles, int from, int to) {
        for (int i = from; i < to; i++) {
            numbers[count + i - from] = Double.doubleToRawLongBits(doubles[i]);
        }
    }
}
