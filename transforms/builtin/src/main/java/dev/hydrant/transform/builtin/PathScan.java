package dev.hydrant.transform.builtin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers plain paths in one pass over a record's tokens, building nothing but the values asked for.
///
/// The paths form a tree of steps. For each step the scan notes what kind of value stands there; a key that comes again
/// forgets what was noted below it, as the last one counts.
final class PathScan {

    private final List<String> keys = new ArrayList<>();
    private final List<int[]> steps = new ArrayList<>();
    private final List<Map<String, Integer>> children = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    PathScan(PlainPaths paths) {
        addStep("");
        for (Map.Entry<String, List<String>> entry : paths.entries()) {
            keys.add(entry.getKey());
            steps.add(addPath(entry.getValue()));
        }
    }

    private int addStep(String name) {
        children.add(new LinkedHashMap<>());
        names.add(name);
        return names.size() - 1;
    }

    private int[] addPath(List<String> path) {
        int[] chain = new int[path.size() + 1];
        for (int i = 0; i < path.size(); i++) {
            String name = path.get(i);
            Map<String, Integer> siblings = children.get(chain[i]);
            Integer known = siblings.get(name);
            int step = known != null ? known.intValue() : addStep(name);
            siblings.put(name, Integer.valueOf(step));
            chain[i + 1] = step;
        }
        return chain;
    }

    /// @throws IOException where the record isn't one JSON value
    Extraction scan(JsonParser parser) throws IOException {
        Noted noted = new Noted(names.size());
        if (parser.nextToken() == null) {
            return new Extraction.Failed(JqQuery.NOT_JSON);
        }
        noted.value(parser, 0);
        if (parser.nextToken() != null) {
            return new Extraction.Failed(JqQuery.NOT_JSON);
        }
        return noted.answer();
    }

    /// What a scan of one record has seen so far.
    private final class Noted {
        private final JqValue.@Nullable Kind[] kinds;
        private final @Nullable String[] texts;

        Noted(int steps) {
            kinds = new JqValue.@Nullable Kind[steps];
            texts = new @Nullable String[steps];
        }

        /// Reads the value that begins at the current token.
        void value(JsonParser parser, int step) throws IOException {
            forget(step);
            JsonToken token = parser.currentToken();
            JqValue.Kind kind = JqValue.kindOf(token);
            kinds[step] = kind;
            switch (kind) {
                case OBJECT -> object(parser, children.get(step));
                case ARRAY -> skip(parser);
                case STRING -> texts[step] = parser.getText();
                case NUMBER -> texts[step] = JqValue.numberText(parser);
                case BOOLEAN -> texts[step] = token == JsonToken.VALUE_TRUE ? "true" : "false";
                case NULL -> texts[step] = null;
            }
        }

        private void object(JsonParser parser, Map<String, Integer> wanted) throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Integer step = wanted.get(parser.currentName());
                parser.nextToken();
                if (step != null) {
                    value(parser, step.intValue());
                } else {
                    skip(parser);
                }
            }
        }

        private void forget(int step) {
            kinds[step] = null;
            texts[step] = null;
            for (Integer child : children.get(step).values()) {
                forget(child.intValue());
            }
        }

        Extraction answer() {
            for (int i = 0; i < keys.size(); i++) {
                String complaint = complaint(steps.get(i));
                if (!complaint.isEmpty()) {
                    return new Extraction.Failed(complaint);
                }
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                int[] chain = steps.get(i);
                String text = texts[chain[chain.length - 1]];
                if (text == null || text.isEmpty()) {
                    return new Extraction.Failed(JqQuery.EMPTY_VALUE);
                }
                values.put(keys.get(i), text);
            }
            return new Extraction.Keys(values);
        }

        /// Only an object has fields, and null, which has none.
        private String complaint(int[] chain) {
            for (int i = 0; i + 1 < chain.length; i++) {
                JqValue.Kind kind = kinds[chain[i]];
                if (kind == null || kind == JqValue.Kind.NULL) {
                    return "";
                }
                if (kind != JqValue.Kind.OBJECT) {
                    return JqValue.cannotIndex(kind, names.get(chain[i + 1]));
                }
            }
            return "";
        }
    }

    /// Passes over a value, as strict about its numbers as a tree is.
    private static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isNumeric()) {
                checkLength(parser);
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    private static void checkLength(JsonParser parser) throws IOException {
        if (parser.getTextLength() > StreamReadConstraints.DEFAULT_MAX_NUM_LEN) {
            throw new StreamConstraintsException("a number of " + parser.getTextLength() + " characters");
        }
    }
}
