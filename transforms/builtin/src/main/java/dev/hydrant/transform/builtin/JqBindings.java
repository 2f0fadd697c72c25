package dev.hydrant.transform.builtin;

import dev.hydrant.transform.builtin.JqToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds bindings right after an operator, `.a // .b as $x | …`: jq 1.6 binds `.b`, the jq library all that is before.
/// With parentheses both do the same.
final class JqBindings {

    private static final Set<String> OPERATORS = Set.of(",", "+", "-", "*", "/", "%", "=", "<", ">", "and", "or");

    private JqBindings() {}

    /// @return what is wrong with the first such binding
    static Optional<String> complaint(List<JqToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int before = beforeTerm(tokens, i);
            if (tokens.get(i).isName("as") && before >= 0 && isOperator(tokens.get(before))) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "a binding (`as`) after `%s` needs parentheses around it (at character %d)",
                        tokens.get(before).text(),
                        tokens.get(before + 1).position() + 1));
            }
        }
        return Optional.empty();
    }

    /// The index of what stands before the term that ends right before `end`; -1 for nothing.
    private static int beforeTerm(List<JqToken> tokens, int end) {
        int depth = 0;
        for (int i = end - 1; i >= 0; i--) {
            JqToken token = tokens.get(i);
            if (token.is(")") || token.is("]") || token.is("}") || token.isName("end")) {
                depth++;
            } else if (depth > 0 && (token.is("(") || token.is("[") || token.is("{") || token.isName("if"))) {
                depth--;
            } else if (depth == 0 && isBoundary(token)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBoundary(JqToken token) {
        return switch (token.kind()) {
            case SYMBOL -> !token.is(".") && !token.is("?");
            case NAME ->
                isOperator(token) || Set.of("reduce", "foreach", "then", "else").contains(token.text());
            case FIELD, VARIABLE, FORMAT, STRING, COMPUTED_STRING, NUMBER -> false;
        };
    }

    private static boolean isOperator(JqToken token) {
        return (token.kind() == Kind.SYMBOL || token.kind() == Kind.NAME) && OPERATORS.contains(token.text());
    }
}
