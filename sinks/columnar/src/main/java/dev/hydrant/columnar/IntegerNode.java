package dev.hydrant.columnar;

/// tinyint, smallint, int and bigint: whole numbers in range, also written `1.0` or `1e3`.
final class IntegerNode extends ScalarNode {

    private final NumberText number = new NumberText();
    private final boolean takesStrings;
    private final long least;
    private final long most;

    IntegerNode(String path, ColumnVector vector, int leaf, boolean takesStrings, long least, long most) {
        super(path, vector, leaf);
        this.takesStrings = takesStrings;
        this.least = least;
        this.most = most;
    }

    @Override
    boolean addNumber(char[] c, int from, int to, int repetition) {
        if (!number.scan(c, from, to) || !number.toLong(0, NumberText.Rounding.EXACT)) {
            return false;
        }
        long value = number.value();
        if (value < least || value > most) {
            return false;
        }
        if (vector().leaf().storage() == Storage.LONG) {
            vector().addLong(repetition, value);
        } else {
            vector().addInt(repetition, Math.toIntExact(value));
        }
        return true;
    }

    @Override
    boolean addString(char[] c, int from, int to, int repetition) {
        return takesStrings && addText(c, from, to, repetition);
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        return addNumber(c, from, to, repetition);
    }
}
