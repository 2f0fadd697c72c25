package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// map: a JSON object whose keys are converted from their text. A key that comes twice counts the last
/// time, also where its first value doesn't fit.
final class MapNode extends RowNode {

    static final String TOO_MANY = ", too many elements for one row";

    private final ScalarNode key;
    private final RowNode value;
    private final int entryRepetition;
    private final int leaves;
    private final MapKeys keys;
    private final LeafMarks start;
    private final LeafMarks marks;
    /// Entries whose key comes again.
    private final BitSet replaced = new BitSet();
    private final List<Misfit> misfits = new ArrayList<>();

    MapNode(
            String path,
            HiveType type,
            int definition,
            ScalarNode key,
            RowNode value,
            int entryRepetition,
            ColumnVector[] vectors) {
        super(path, type, definition, key.firstLeaf(), value.endLeaf());
        this.key = key;
        this.value = value;
        this.entryRepetition = entryRepetition;
        this.leaves = endLeaf() - firstLeaf();
        this.keys = new MapKeys(key.vector());
        this.start = new LeafMarks(vectors, firstLeaf(), endLeaf());
        this.marks = new LeafMarks(vectors, firstLeaf(), endLeaf());
    }

    /// A value that doesn't fit, unless its key comes again.
    private record Misfit(int entry, Mismatch mismatch) {}

    RowNode value() {
        return value;
    }

    @Override
    boolean read(JsonCursor json, JsonToken token, int repetition) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            return json.mismatch(this);
        }
        int depth = json.depth();
        String name = json.nextName();
        if (name == null) {
            addAbsent(repetition, definition());
            return true;
        }
        keys.start();
        replaced.clear();
        misfits.clear();
        start.mark(this);
        int level = repetition;
        for (int entry = 0; name != null; entry++) {
            if (!json.takeEntries(leaves)) {
                return json.mismatch(this, TOO_MANY);
            }
            if (!key.readKey(json, level)) {
                return false;
            }
            int before = keys.add();
            if (before != MapKeys.NONE) {
                replaced.set(before);
            }
            readValue(json, depth, entry, level);
            level = entryRepetition;
            name = json.nextName();
        }
        return settle(json);
    }

    @Override
    void addAbsent(int repetition, int definitionLevel) {
        key.addAbsent(repetition, definitionLevel);
        value.addAbsent(repetition, definitionLevel);
    }

    private void readValue(JsonCursor json, int depth, int entry, int level) throws IOException {
        JsonToken token = json.next();
        marks.mark(value);
        if (!value.readOrNull(json, token, level)) {
            misfits.add(new Misfit(entry, json.lastMismatch()));
            json.leaveTo(depth);
            marks.cut(value);
            value.addNull(level);
        }
    }

    private boolean settle(JsonCursor json) {
        for (Misfit misfit : misfits) {
            if (!replaced.get(misfit.entry())) {
                return json.mismatch(misfit.mismatch());
            }
        }
        if (!replaced.isEmpty()) {
            start.dropElements(this, entryRepetition, replaced);
        }
        return true;
    }
}
