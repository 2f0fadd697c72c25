package dev.hydrant.columnar;

/// timestamp: the dialect's formats, in UTC, to the microsecond.
final class TimestampNode extends ScalarNode {

    private final Timestamps timestamps;

    TimestampNode(String path, ColumnVector vector, int leaf, Timestamps timestamps) {
        super(path, vector, leaf);
        this.timestamps = timestamps;
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        return add(timestamps.micros(c, from, to, false), repetition);
    }

    @Override
    boolean addNumber(char[] c, int from, int to, int repetition) {
        return add(timestamps.micros(c, from, to, true), repetition);
    }

    private boolean add(long micros, int repetition) {
        if (micros == TimeText.NONE) {
            return false;
        }
        vector().addLong(repetition, micros);
        return true;
    }
}
