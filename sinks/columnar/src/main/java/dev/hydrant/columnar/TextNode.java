package dev.hydrant.columnar;

import java.io.IOException;

/// string, char and varchar: text, numbers and booleans as they stand in the source; with OpenX also objects and
/// arrays, as they stand there. What is longer than the type is cut.
final class TextNode extends ScalarNode {

    /// As many code points as a string may have.
    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final char[] TRUE = {'t', 'r', 'u', 'e'};
    private static final char[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final boolean takesNested;
    private final int maxCodePoints;

    TextNode(String path, ColumnVector vector, int leaf, boolean takesNested, int maxCodePoints) {
        super(path, vector, leaf);
        this.takesNested = takesNested;
        this.maxCodePoints = maxCodePoints;
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        vector().addText(repetition, c, from, cut(c, from, to));
        return true;
    }

    @Override
    boolean addString(JsonCursor json, int repetition) throws IOException {
        if (!json.takeRawString()) {
            return super.addString(json, repetition);
        }
        int from = json.rawFrom();
        vector().addBytes(repetition, json.source(), from, cut(json.source(), from, json.rawTo()) - from);
        return true;
    }

    @Override
    boolean addNumber(char[] c, int from, int to, int repetition) {
        return addText(c, from, to, repetition);
    }

    @Override
    boolean addBoolean(boolean value, int repetition) {
        char[] word = value ? TRUE : FALSE;
        return addText(word, 0, word.length, repetition);
    }

    @Override
    boolean addNested(JsonCursor json, int repetition) throws IOException {
        if (!takesNested) {
            return false;
        }
        int from = json.tokenStart();
        json.skipValue();
        vector().addBytes(repetition, json.source(), from, cut(json.source(), from, json.tokenEnd()) - from);
        return true;
    }

    private int cut(char[] c, int from, int to) {
        if (to - from <= maxCodePoints) {
            return to;
        }
        int at = from;
        for (int left = maxCodePoints; left > 0 && at < to; left--) {
            boolean pair = at + 1 < to && Character.isSurrogatePair(c[at], c[at + 1]);
            at += pair ? 2 : 1;
        }
        return at;
    }

    private int cut(byte[] utf8, int from, int to) {
        if (to - from <= maxCodePoints) {
            return to;
        }
        int left = maxCodePoints;
        int at = from;
        while (at < to) {
            boolean begins = (utf8[at] & 0xC0) != 0x80;
            if (begins && left-- == 0) {
                break;
            }
            at++;
        }
        return at;
    }
}
