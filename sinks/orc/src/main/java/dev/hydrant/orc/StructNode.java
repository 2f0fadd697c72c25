package dev.hydrant.orc;

import java.util.List;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;

/// A struct: its slots are those of its first leaf that begin one.
record StructNode(StructColumnVector struct, Levels levels, LeafRange firstLeaf, List<Node> fields) implements Node {

    StructNode {
        fields = List.copyOf(fields);
    }

    @Override
    public ColumnVector vector() {
        return struct;
    }

    @Override
    public void fill() {
        if (!firstLeaf.source().allPresent()) {
            markNulls();
        }
        for (Node field : fields) {
            field.fill();
        }
    }

    private void markNulls() {
        byte[] definitions = firstLeaf.definitions();
        byte[] repetitions = firstLeaf.repetitions();
        int slots = 0;
        for (int entry = firstLeaf.start(); entry < firstLeaf.end(); entry++) {
            if (repetitions[entry] <= levels.repetition() && definitions[entry] >= levels.slot()) {
                if (definitions[entry] < levels.present()) {
                    struct.isNull[slots] = true;
                    struct.noNulls = false;
                }
                slots++;
            }
        }
    }
}
