package dev.hydrant.columnar;

/// float and double: the nearest to any number, infinite beyond the largest; as strings also `NaN`, `Infinity` and
/// `-Infinity`.
final class FloatingNode extends ScalarNode {

    private static final String NAN = "NaN";
    private static final String INFINITY = "Infinity";

    private final NumberText number = new NumberText();
    private final boolean takesStrings;
    private final boolean isFloat;

    FloatingNode(String path, ColumnVector vector, int leaf, boolean takesStrings) {
        super(path, vector, leaf);
        this.takesStrings = takesStrings;
        this.isFloat = vector.leaf().storage() == Storage.FLOAT;
    }

    @Override
    boolean addNumber(char[] c, int from, int to, int repetition) {
        if (!number.scan(c, from, to)) {
            return false;
        }
        if (isFloat) {
            vector().addFloat(repetition, number.toFloat());
        } else {
            vector().addDouble(repetition, number.toDouble());
        }
        return true;
    }

    @Override
    boolean addString(char[] c, int from, int to, int repetition) {
        return takesStrings && addText(c, from, to, repetition);
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        if (is(NAN, c, from, to)) {
            return addSpecial(Double.NaN, repetition);
        }
        if (is(INFINITY, c, from, to)) {
            return addSpecial(Double.POSITIVE_INFINITY, repetition);
        }
        if (from < to && c[from] == '-' && is(INFINITY, c, from + 1, to)) {
            return addSpecial(Double.NEGATIVE_INFINITY, repetition);
        }
        return addNumber(c, from, to, repetition);
    }

    private boolean addSpecial(double value, int repetition) {
        if (isFloat) {
            vector().addFloat(repetition, (float) value);
        } else {
            vector().addDouble(repetition, value);
        }
        return true;
    }

    private static boolean is(String word, char[] c, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (c[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
