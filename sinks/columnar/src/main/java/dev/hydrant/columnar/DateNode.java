package dev.hydrant.columnar;

/// date: `yyyy-MM-dd`, or the day in UTC of a timestamp in the dialect's formats.
final class DateNode extends ScalarNode {

    private final Timestamps timestamps;

    DateNode(String path, ColumnVector vector, int leaf, Timestamps timestamps) {
        super(path, vector, leaf);
        this.timestamps = timestamps;
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        long day = TimeText.epochDay(c, from, to);
        if (day == TimeText.NONE) {
            return addDayOf(timestamps.micros(c, from, to, false), repetition);
        }
        vector().addInt(repetition, Math.toIntExact(day));
        return true;
    }

    @Override
    boolean addNumber(char[] c, int from, int to, int repetition) {
        return addDayOf(timestamps.micros(c, from, to, true), repetition);
    }

    private boolean addDayOf(long micros, int repetition) {
        if (micros == TimeText.NONE) {
            return false;
        }
        vector().addInt(repetition, Math.toIntExact(Math.floorDiv(micros, TimeText.MICROS_PER_DAY)));
        return true;
    }
}
