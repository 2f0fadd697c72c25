package dev.hydrant.transform.builtin;

import dev.hydrant.transform.builtin.JqToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Spells out what the jq library takes otherwise than jq 1.6: an interpolation without a format, `"\(.a)"`, has the
/// text
/// of `@text`, where the library's own would be another for a number such as 1.0.
final class JqSpelling {

    private final String program;
    private final StringBuilder text = new StringBuilder();
    private int copied;

    private JqSpelling(String program) {
        this.program = program;
    }

    /// @param interpolation whether it opens one of a string without a format
    /// @param formatted whether the string it is in, if any, has a format
    private record Open(boolean interpolation, boolean formatted) {}

    /// The program, with that spelt out.
    static String of(String program, List<JqToken> tokens) {
        JqSpelling spelling = new JqSpelling(program);
        Deque<Open> open = new ArrayDeque<>();
        boolean formatted = false;
        for (int i = 0; i < tokens.size(); i++) {
            JqToken token = tokens.get(i);
            if (token.kind() == Kind.COMPUTED_STRING) {
                formatted = i > 0 && tokens.get(i - 1).kind() == Kind.FORMAT;
            } else if (token.is("(")) {
                boolean interpolation = token.position() > 0 && program.charAt(token.position() - 1) == '\\';
                open.push(new Open(interpolation && !formatted, formatted));
                spelling.insert(token.position() + 1, interpolation && !formatted ? "(" : "");
            } else if (token.is(")")) {
                Open closed = open.pop();
                formatted = closed.formatted();
                spelling.insert(token.position(), closed.interpolation() ? ")|@text" : "");
            }
        }
        spelling.insert(program.length(), "");
        return spelling.text.toString();
    }

    private void insert(int at, String insertion) {
        text.append(program, copied, at).append(insertion);
        copied = at;
    }
}
