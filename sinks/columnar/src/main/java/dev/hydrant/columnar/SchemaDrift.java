package dev.hydrant.columnar;

import com.fasterxml.jackson.core.JsonToken;
import dev.hydrant.columnar.Drift.Kind;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds records against a table: which columns they lack, which they have besides, and which don't take their values.
public final class SchemaDrift {

    /// How many columns are told of each kind; further ones are counted together under [#OTHERS].
    public static final int MAX_COLUMNS = 1000;
    /// Stands for the columns beyond [#MAX_COLUMNS].
    public static final String OTHERS = "(others)";

    /// How much of a key a path repeats.
    private static final int MAX_KEY_CHARS = 200;

    private final JsonRowReader rows;
    private final JsonCursor json = new JsonCursor();
    private final JsonCursor.ObjectReader compare = this::compare;
    private final Map<Kind, Map<String, Drift>> drifts = new EnumMap<>(Kind.class);
    private long records;
    private long failed;

    /// @throws InvalidTableException where the dialect can't read one of the columns
    public SchemaDrift(TableSchema table, JsonDialect dialect) {
        this.rows = new JsonRowReader(new ColumnBatch(table), dialect);
    }

    /// Holds one record against the table. What is no JSON object only counts as failed.
    ///
    /// @return null where it becomes a row
    public @Nullable RowFailure add(Slice sample) {
        records++;
        rows.batch().clear();
        RowFailure failure = rows.read(sample);
        if (failure != null) {
            failed++;
        }
        if (failure == null || !failure.column().isEmpty()) {
            RowFailure _ = json.readRecord(sample, compare);
        }
        if (failure != null && !failure.column().isEmpty()) {
            count(Kind.FAILS, failure.column(), failure::message);
        }
        return failure;
    }

    public long records() {
        return records;
    }

    /// How many of them don't become rows.
    public long failed() {
        return failed;
    }

    /// What differs, by kind and in the order it was met. A record that fails counts for the first column it fails in.
    public List<Drift> drifts() {
        List<Drift> all = new ArrayList<>();
        for (Map<String, Drift> ofKind : drifts.values()) {
            all.addAll(ofKind.values());
        }
        return all;
    }

    private @Nullable RowFailure compare(JsonToken first) throws IOException {
        compare(rows.row(), first);
        return null;
    }

    private void compare(RowNode node, JsonToken token) throws IOException {
        switch (node) {
            case StructNode struct when token == JsonToken.START_OBJECT -> compareFields(struct);
            case ArrayNode array
            when token == JsonToken.START_ARRAY -> {
                for (JsonToken next = json.next(); next != JsonToken.END_ARRAY; next = json.next()) {
                    compare(array.element(), next);
                }
            }
            case MapNode map
            when token == JsonToken.START_OBJECT -> {
                while (json.nextName() != null) {
                    compare(map.value(), json.next());
                }
            }
            case StructNode _, ArrayNode _, MapNode _, ScalarNode _ -> json.skipValue();
        }
    }

    private void compareFields(StructNode struct) throws IOException {
        int start = json.tokenStart();
        List<RowNode> missing = new ArrayList<>(struct.children());
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            JsonToken value = json.next();
            RowNode child = struct.child(key);
            if (child == null) {
                String name = key.length() <= MAX_KEY_CHARS ? key : key.substring(0, MAX_KEY_CHARS) + "…";
                int valueStart = json.tokenStart();
                count(
                        Kind.NEW,
                        struct.path().isEmpty() ? name : struct.path() + "." + name,
                        () -> json.textFrom(valueStart));
                json.skipValue();
            } else {
                missing.remove(child);
                compare(child, value);
            }
        }
        for (RowNode child : missing) {
            count(Kind.MISSING, child.path(), () -> json.textFrom(start));
        }
    }

    private void count(Kind kind, String column, Supplier<String> example) {
        Map<String, Drift> ofKind = drifts.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        String listed = ofKind.containsKey(column) || ofKind.size() < MAX_COLUMNS ? column : OTHERS;
        Drift before = ofKind.get(listed);
        ofKind.put(
                listed,
                before == null
                        ? new Drift(kind, listed, 1, example.get())
                        : new Drift(kind, listed, before.count() + 1, before.example()));
    }
}
