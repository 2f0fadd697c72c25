package dev.hydrant.columnar;

/// boolean: true, false; as strings in any case.
final class BooleanNode extends ScalarNode {

    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final int TO_LOWER_CASE = 'a' - 'A';

    private final boolean takesStrings;

    BooleanNode(String path, ColumnVector vector, int leaf, boolean takesStrings) {
        super(path, vector, leaf);
        this.takesStrings = takesStrings;
    }

    @Override
    boolean addBoolean(boolean value, int repetition) {
        vector().addInt(repetition, value ? 1 : 0);
        return true;
    }

    @Override
    boolean addString(char[] c, int from, int to, int repetition) {
        return takesStrings && addText(c, from, to, repetition);
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        boolean isTrue = is(TRUE, c, from, to);
        return (isTrue || is(FALSE, c, from, to)) && addBoolean(isTrue, repetition);
    }

    private static boolean is(String word, char[] c, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char sign = c[from + i];
            char lower = sign >= 'A' && sign <= 'Z' ? (char) (sign + TO_LOWER_CASE) : sign;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
