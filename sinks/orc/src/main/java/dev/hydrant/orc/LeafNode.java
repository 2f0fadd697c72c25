package dev.hydrant.orc;

import org.apache.orc.storage.ql.exec.vector.ColumnVector;

/// A column without children: its values are copied run by run, between the nulls.
record LeafNode(ColumnVector vector, Levels levels, LeafRange range, ValueCopy values) implements Node {

    @Override
    public void fill() {
        if (range.source().allPresent()) {
            copy(0, range.end() - range.start());
        } else {
            fillBetweenNulls();
        }
    }

    private void fillBetweenNulls() {
        byte[] definitions = range.definitions();
        int present = range.maxDefinition();
        int slot = 0;
        int run = 0;
        for (int entry = range.start(); entry < range.end(); entry++) {
            int definition = definitions[entry];
            if (definition == present) {
                run++;
            } else {
                copy(slot, run);
                slot += run;
                run = 0;
                if (definition >= levels.slot()) {
                    vector.isNull[slot++] = true;
                    vector.noNulls = false;
                }
            }
        }
        copy(slot, run);
    }

    private void copy(int slot, int count) {
        values.copy(range.value(), slot, count);
        range.advance(count);
    }
}
