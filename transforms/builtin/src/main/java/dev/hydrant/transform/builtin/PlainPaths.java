package dev.hydrant.transform.builtin;

import dev.hydrant.transform.builtin.JqToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// An object constructor of nothing but paths, `{type, id: .actor.id, "at": .["created at"]}`, by its keys.
record PlainPaths(SequencedMap<String, List<String>> paths) {

    /// @return empty for any other program
    static Optional<PlainPaths> of(List<JqToken> tokens) {
        Parser parser = new Parser(tokens);
        return parser.object() && parser.at == tokens.size()
                ? Optional.of(new PlainPaths(parser.paths))
                : Optional.empty();
    }

    private static final class Parser {
        private final List<JqToken> tokens;
        private final SequencedMap<String, List<String>> paths = new LinkedHashMap<>();
        private int at;

        Parser(List<JqToken> tokens) {
            this.tokens = tokens;
        }

        boolean object() {
            if (!take("{")) {
                return false;
            }
            do {
                if (!entry()) {
                    return false;
                }
            } while (take(","));
            return take("}");
        }

        private boolean entry() {
            if (!has(Kind.NAME) && !has(Kind.STRING)) {
                return false;
            }
            String key = tokens.get(at++).text();
            List<String> path = new ArrayList<>();
            if (!take(":")) {
                path.add(key);
            } else if (!path(path)) {
                return false;
            }
            return paths.putIfAbsent(key, path) == null;
        }

        private boolean path(List<String> path) {
            while (step(path)) {
                // each step has added its field
            }
            return !path.isEmpty();
        }

        private boolean step(List<String> path) {
            if (has(Kind.FIELD)) {
                path.add(tokens.get(at++).text());
                return true;
            }
            int before = at;
            boolean dot = take(".");
            if (dot && has(Kind.STRING)) {
                path.add(tokens.get(at++).text());
                return true;
            }
            if ((dot || !path.isEmpty()) && take("[") && has(Kind.STRING)) {
                path.add(tokens.get(at++).text());
                return take("]") || failed(path);
            }
            at = before;
            return false;
        }

        private static boolean failed(List<String> path) {
            path.clear();
            return false;
        }

        private boolean has(Kind kind) {
            return at < tokens.size() && tokens.get(at).kind() == kind;
        }

        private boolean take(String symbol) {
            boolean taken = at < tokens.size() && tokens.get(at).is(symbol);
            at += taken ? 1 : 0;
            return taken;
        }
    }

    /// The paths in the order of their keys.
    List<Map.Entry<String, List<String>>> entries() {
        return List.copyOf(paths.entrySet());
    }
}
