package dev.hydrant.orc;

import java.util.List;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.MultiValuedColumnVector;

/// An array or a map: its slots and their lengths are counted along its first leaf.
///
/// @param children the element, or key and value
record RepeatedNode(MultiValuedColumnVector repeated, Levels levels, LeafRange firstLeaf, List<Node> children)
        implements Node {

    RepeatedNode {
        children = List.copyOf(children);
    }

    @Override
    public ColumnVector vector() {
        return repeated;
    }

    @Override
    public void fill() {
        repeated.childCount = countElements();
        for (Node child : children) {
            ensureRoom(child.vector(), repeated.childCount);
            child.fill();
        }
    }

    private int countElements() {
        byte[] definitions = firstLeaf.definitions();
        byte[] repetitions = firstLeaf.repetitions();
        int slots = 0;
        int elements = 0;
        for (int entry = firstLeaf.start(); entry < firstLeaf.end(); entry++) {
            int repetition = repetitions[entry];
            int definition = definitions[entry];
            if (repetition == levels.repetition() + 1) {
                repeated.lengths[slots - 1]++;
                elements++;
            } else if (repetition <= levels.repetition() && definition >= levels.slot()) {
                repeated.offsets[slots] = elements;
                if (definition < levels.present()) {
                    repeated.lengths[slots] = 0;
                    repeated.isNull[slots] = true;
                    repeated.noNulls = false;
                } else if (definition == levels.present()) {
                    repeated.lengths[slots] = 0;
                } else {
                    repeated.lengths[slots] = 1;
                    elements++;
                }
                slots++;
            }
        }
        return elements;
    }

    private static void ensureRoom(ColumnVector vector, int slots) {
        if (vector.isNull.length < slots) {
            vector.ensureSize(slots + (slots >> 1), false);
        }
    }
}
