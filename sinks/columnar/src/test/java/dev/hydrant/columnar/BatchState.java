package dev.hydrant.columnar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that can be read of a batch, to compare with later.
record BatchState(int rows, long bytes, List<String> vectors) {

    static BatchState of(ColumnBatch batch) {
        List<String> vectors = new ArrayList<>();
        for (ColumnVector vector : batch.vectors()) {
            vectors.add(state(vector));
        }
        return new BatchState(batch.rows(), batch.bytes(), vectors);
    }

    private static String state(ColumnVector vector) {
        int values = vector.values();
        String levels = vector.leaf().maxRepetition() > 0
                ? Arrays.toString(Arrays.copyOf(vector.repetitions(), vector.entries()))
                : "";
        if (!vector.allPresent()) {
            levels += Arrays.toString(Arrays.copyOf(vector.definitions(), vector.entries()));
        }
        String content = switch (vector.leaf().storage()) {
            case INT -> Arrays.toString(Arrays.copyOf(vector.ints(), values));
            case LONG -> Arrays.toString(Arrays.copyOf(vector.longs(), values));
            case FLOAT -> Arrays.toString(Arrays.copyOf(vector.floats(), values));
            case DOUBLE -> Arrays.toString(Arrays.copyOf(vector.doubles(), values));
            case BYTES -> {
                int[] offsets = Arrays.copyOf(vector.offsets(), values == 0 ? 0 : values + 1);
                int end = values == 0 ? 0 : offsets[values];
                yield Arrays.toString(offsets) + Arrays.toString(Arrays.copyOf(vector.bytesArray(), end));
            }
        };
        return vector.entries() + " " + levels + content;
    }
}
