package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// struct, and the row itself: a JSON object. Keys it doesn't know are skipped, a key that comes twice counts the last
/// time, also where its first value doesn't fit.
final class StructNode extends RowNode {

    private final RowNode[] children;
    private final KeyTable keys;
    private final LeafMarks marks;
    /// The number of the object in which each child was met last.
    private final long[] metIn;
    private final @Nullable Mismatch[] misfits;
    private long objects;

    StructNode(String path, HiveType type, int definition, RowNode[] children, KeyTable keys, ColumnVector[] vectors) {
        super(path, type, definition, children[0].firstLeaf(), children[children.length - 1].endLeaf());
        this.children = children;
        this.keys = keys;
        this.marks = new LeafMarks(vectors, firstLeaf(), endLeaf());
        this.metIn = new long[children.length];
        this.misfits = new Mismatch[children.length];
    }

    @Override
    boolean read(JsonCursor json, JsonToken token, int repetition) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            return json.mismatch(this);
        }
        int depth = json.depth();
        objects++;
        int met = 0;
        boolean allFit = true;
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            JsonToken value = json.next();
            int child = keys.find(key);
            if (child == KeyTable.UNKNOWN) {
                json.skipValue();
                continue;
            }
            met += begin(child) ? 1 : 0;
            if (!children[child].readOrNull(json, value, repetition)) {
                allFit = false;
                misfits[child] = json.lastMismatch();
                json.leaveTo(depth);
                marks.cut(children[child]);
            }
        }
        if (!allFit && hasMisfit(json)) {
            return false;
        }
        if (met < children.length) {
            addMissing(repetition);
        }
        return true;
    }

    @Override
    void addAbsent(int repetition, int definitionLevel) {
        for (RowNode child : children) {
            child.addAbsent(repetition, definitionLevel);
        }
    }

    /// The child that a JSON key stands for; null where none does.
    @Nullable
    RowNode child(String key) {
        int place = keys.find(key);
        return place == KeyTable.UNKNOWN ? null : children[place];
    }

    List<RowNode> children() {
        return List.of(children);
    }

    /// @return false where the child was met in this object before; what it holds is taken back
    private boolean begin(int child) {
        boolean again = metIn[child] == objects;
        if (again) {
            marks.cut(children[child]);
        } else {
            marks.mark(children[child]);
            metIn[child] = objects;
        }
        misfits[child] = null;
        return !again;
    }

    /// Says whether a child's last value doesn't fit.
    private boolean hasMisfit(JsonCursor json) {
        for (int child = 0; child < children.length; child++) {
            Mismatch misfit = misfits[child];
            if (metIn[child] == objects && misfit != null) {
                return !json.mismatch(misfit);
            }
        }
        return false;
    }

    private void addMissing(int repetition) {
        for (int child = 0; child < children.length; child++) {
            if (metIn[child] != objects) {
                children[child].addNull(repetition);
            }
        }
    }
}
