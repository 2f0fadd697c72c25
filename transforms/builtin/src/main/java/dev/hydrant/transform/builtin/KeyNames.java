package dev.hydrant.transform.builtin;

import dev.hydrant.transform.builtin.JqToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Reads the keys of the object constructor that a program ends in.
final class KeyNames {

    private KeyNames() {}

    /// @return empty where the program doesn't end in an object constructor, or a key of it is computed
    static Optional<SequencedSet<String>> of(List<JqToken> tokens) {
        int open = openingOfLastBrace(tokens);
        if (open < 0) {
            return Optional.empty();
        }
        SequencedSet<String> keys = new LinkedHashSet<>();
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            boolean beforeKey = depth == 1 && (token.is("{") || token.is(","));
            if (beforeKey && !tokens.get(i + 1).is("}")) {
                JqToken key = tokens.get(i + 1);
                if (key.kind() != Kind.NAME && key.kind() != Kind.STRING && key.kind() != Kind.VARIABLE) {
                    return Optional.empty();
                }
                keys.add(key.text());
            }
        }
        return Optional.of(keys);
    }

    /// -1 unless the last brace closes an object that the whole program, or what follows its last bar, consists of.
    private static int openingOfLastBrace(List<JqToken> tokens) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            if (opens(token)) {
                open.add(Integer.valueOf(i));
            } else if (closes(token)) {
                int opened = open.removeLast().intValue();
                boolean begins = opened == 0 || tokens.get(opened - 1).is("|");
                if (i == tokens.size() - 1) {
                    return token.is("}") && begins && open.isEmpty() ? opened : -1;
                }
            }
        }
        return -1;
    }

    private static boolean opens(JqToken token) {
        return token.is("(") || token.is("[") || token.is("{");
    }

    private static boolean closes(JqToken token) {
        return token.is(")") || token.is("]") || token.is("}");
    }
}
