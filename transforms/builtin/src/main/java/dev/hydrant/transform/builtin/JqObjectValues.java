package dev.hydrant.transform.builtin;

import dev.hydrant.transform.builtin.JqToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the values in object constructors that jq 1.6 takes only in parentheses: `{a: .b // "none"}` is an error
/// there,
/// which the jq library passes over. Without parentheses a value is terms with bars between them.
final class JqObjectValues {

    private static final Set<String> OPERATORS = Set.of("+", "*", "/", "%", "=", "<", ">", "!");
    private static final Set<String> WORDS =
            Set.of("and", "or", "as", "def", "reduce", "foreach", "if", "try", "label");

    private JqObjectValues() {}

    /// What is open around a token.
    ///
    /// @param value whether the token is in an object's value, itself and not in parentheses of it
    private record Open(boolean brace, boolean value) {}

    /// @return what is wrong with the first such value
    static Optional<String> complaint(List<JqToken> tokens) {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(false, false));
        for (int i = 0; i < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            boolean brace = open.element().brace();
            if (token.is("(") || token.is("[") || token.is("{")) {
                open.push(new Open(token.is("{"), false));
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                open.pop();
            } else if (brace && (token.is(":") || token.is(","))) {
                open.pop();
                open.push(new Open(true, token.is(":")));
            } else if (open.element().value() && needsParentheses(tokens, i)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "in jq 1.6 an object's value with `%s` in it needs parentheses around it (at character %d)",
                        operator(tokens, i),
                        token.position() + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean needsParentheses(List<JqToken> tokens, int i) {
        JqToken token = tokens.get(i);
        JqToken before = tokens.get(i - 1);
        return switch (token.kind()) {
            case NAME -> WORDS.contains(token.text());
            case SYMBOL ->
                OPERATORS.contains(token.text())
                        || (token.is("-") && !before.is(":") && !before.is("|") && !before.is("-"));
            case FIELD, VARIABLE, FORMAT, STRING, COMPUTED_STRING, NUMBER -> false;
        };
    }

    /// The whole of an operator whose first character was met.
    private static String operator(List<JqToken> tokens, int i) {
        boolean doubled = i + 1 < tokens.size()
                && tokens.get(i).kind() == Kind.SYMBOL
                && (tokens.get(i + 1).is("/") || tokens.get(i + 1).is("="));
        return tokens.get(i).text() + (doubled ? tokens.get(i + 1).text() : "");
    }
}
