package dev.hydrant.transform.builtin;

import dev.hydrant.transform.builtin.JqToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Finds the names in a program that mean nothing, before a record does: the jq library looks a function up only when
/// it is called, so a program could deliver for days and then fail on the first record that takes another branch.
final class JqNames {

    private static final Set<String> KEYWORDS = Set.of(
            "__loc__", "and", "as", "catch", "def", "elif", "else", "end", "false", "foreach", "if", "import",
            "include", "label", "module", "null", "or", "reduce", "then", "true", "try", "break");

    /// What jq 1.6 has and a partition key can't be made from, since a repeated run would make another key.
    private static final Set<String> NOT_REPEATABLE = Set.of(
            "now",
            "env",
            "input",
            "inputs",
            "debug",
            "stderr",
            "halt",
            "halt_error",
            "input_filename",
            "input_line_number");

    private final List<JqToken> tokens;
    private final Set<String> functions = new HashSet<>();
    private final Set<String> variables = new HashSet<>();

    private JqNames(List<JqToken> tokens) {
        this.tokens = tokens;
    }

    /// @param known whether there is a function of this name and number of arguments
    /// @return what is wrong with the first such name
    static Optional<String> complaint(List<JqToken> tokens, BiPredicate<String, Integer> known) {
        JqNames names = new JqNames(tokens);
        names.declare();
        return names.firstComplaint(known);
    }

    private void declare() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            if (token.isName("def")) {
                functions.add(tokens.get(i + 1).text());
                declareUntil(i + 2, ":");
            } else if (token.isName("as")) {
                declareUntil(i + 1, "|");
            } else if (token.isName("label")) {
                variables.add(tokens.get(i + 1).text());
            }
        }
    }

    /// A pattern ends at its bar, or at the parenthesis of a `reduce` or `foreach`; parameters end at their colon.
    private void declareUntil(int from, String end) {
        boolean parameters = end.equals(":");
        for (int i = from; i < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            if (token.is(end) || (token.is("(") && !parameters)) {
                return;
            }
            if (token.kind() == Kind.VARIABLE) {
                variables.add(token.text());
            }
            if (parameters && (token.kind() == Kind.NAME || token.kind() == Kind.VARIABLE)) {
                functions.add(token.text());
            }
        }
    }

    private Optional<String> firstComplaint(BiPredicate<String, Integer> known) {
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            if (token.kind() == Kind.SYMBOL) {
                track(open, token.text());
            } else if (token.kind() == Kind.VARIABLE && !variables.contains(token.text()) && !isKey(i, open)) {
                return Optional.of("$" + token.text() + " is not defined" + at(token));
            } else if (token.kind() == Kind.FORMAT && !known.test("@" + token.text(), 0)) {
                return Optional.of("@" + token.text() + " is not a format of jq 1.6 that is known here" + at(token));
            } else if (isCall(i, open)) {
                Optional<String> complaint = callComplaint(i, known);
                if (complaint.isPresent()) {
                    return complaint;
                }
            }
        }
        return Optional.empty();
    }

    private static void track(Deque<String> open, String symbol) {
        if (symbol.equals("(") || symbol.equals("[") || symbol.equals("{")) {
            open.push(symbol);
        } else if ((symbol.equals(")") || symbol.equals("]") || symbol.equals("}")) && !open.isEmpty()) {
            open.pop();
        }
    }

    private boolean isCall(int i, Deque<String> open) {
        JqToken token = tokens.get(i);
        boolean defined = i > 0 && tokens.get(i - 1).isName("def");
        return token.kind() == Kind.NAME && !KEYWORDS.contains(token.text()) && !defined && !isKey(i, open);
    }

    /// In `{a, b: 1}` both names are keys: each comes right after the brace or a comma.
    private boolean isKey(int i, Deque<String> open) {
        boolean first = i > 0 && (tokens.get(i - 1).is("{") || tokens.get(i - 1).is(","));
        return first && "{".equals(open.peek()) && tokens.get(i).kind() != Kind.VARIABLE;
    }

    private Optional<String> callComplaint(int i, BiPredicate<String, Integer> known) {
        JqToken token = tokens.get(i);
        if (functions.contains(token.text())) {
            return Optional.empty();
        }
        int arguments = arguments(i + 1);
        String function = token.text() + "/" + arguments;
        if (NOT_REPEATABLE.contains(token.text())) {
            return Optional.of(function + " answers differently when a record is read again" + at(token));
        }
        if (!known.test(token.text(), arguments)) {
            return Optional.of(function + " is not a function of jq 1.6 that is known here" + at(token));
        }
        if (arguments == 1 && tokens.get(i + 2).kind() == Kind.STRING) {
            return formatComplaint(token.text(), tokens.get(i + 2));
        }
        return Optional.empty();
    }

    private static Optional<String> formatComplaint(String function, JqToken format) {
        String complaint = switch (function) {
            case "strftime", "strflocaltime" -> Strftime.complaint(format.text());
            case "strptime" -> Strptime.complaint(format.text());
            default -> "";
        };
        return complaint.isEmpty() ? Optional.empty() : Optional.of(complaint + at(format));
    }

    private int arguments(int from) {
        if (from >= tokens.size() || !tokens.get(from).is("(")) {
            return 0;
        }
        int arguments = 1;
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
            } else if (token.is(";") && depth == 1) {
                arguments++;
            }
            if (depth == 0) {
                return arguments;
            }
        }
        return arguments;
    }

    private static String at(JqToken token) {
        return String.format(Locale.ROOT, " (at character %d)", token.position() + 1);
    }
}
