package dev.hydrant.columnar;

/// timestamp: the dialect's formats, in UTC, to the microsecond.
final class TimestampNode extends ScalarNode {

    private final Timestamps timestamps;
    private final TimestampLimit limit;

    TimestampNode(String path, ColumnVector vector, int leaf, Timestamps timestamps, TimestampLimit limit) {
        super(path, vector, leaf);
        this.timestamps = timestamps;
        this.limit = limit;
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
        if (micros == TimeText.NONE || !limit.holds(micros)) {
            return false;
        }
        vector().addLong(repetition, micros);
        return true;
    }
}
