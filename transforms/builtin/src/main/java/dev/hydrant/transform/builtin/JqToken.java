package dev.hydrant.transform.builtin;

import java.util.ArrayList;
import java.util.List;

/// One token of a jq program, as far as names need telling apart; a string's interpolations follow it in parentheses.
///
/// @param text for a string its characters, unless it is interpolated or escaped
/// @param position where it begins, in characters from 0
record JqToken(Kind kind, String text, int position) {

    enum Kind {
        NAME,
        FIELD,
        VARIABLE,
        FORMAT,
        STRING,
        COMPUTED_STRING,
        NUMBER,
        SYMBOL
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    /// The tokens of a program that has been parsed before, so is well formed.
    static List<JqToken> of(String program) {
        Scanner scanner = new Scanner(program);
        scanner.scan(0);
        return scanner.tokens;
    }

    private static final class Scanner {
        private final String program;
        private final List<JqToken> tokens = new ArrayList<>();

        Scanner(String program) {
            this.program = program;
        }

        /// Scans to the program's end, or past the parenthesis that closes the interpolation begun before `from`.
        int scan(int from) {
            int depth = 0;
            int at = from;
            while (at < program.length()) {
                char c = program.charAt(at);
                if (Character.isWhitespace(c)) {
                    at++;
                } else if (c == '#') {
                    at = endOfLine(at);
                } else if (c == '"') {
                    at = string(at);
                } else if ((c == '.' || c == '$' || c == '@') && at + 1 < program.length() && starts(at + 1)) {
                    at = name(c == '.' ? Kind.FIELD : c == '$' ? Kind.VARIABLE : Kind.FORMAT, at, at + 1);
                } else if (starts(at)) {
                    at = name(Kind.NAME, at, at);
                } else if (Character.isDigit(c)) {
                    at = number(at);
                } else {
                    tokens.add(new JqToken(Kind.SYMBOL, String.valueOf(c), at++));
                    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                    if (depth < 0) {
                        return at;
                    }
                }
            }
            return at;
        }

        private boolean starts(int at) {
            char c = program.charAt(at);
            return Character.isLetter(c) || c == '_';
        }

        private int endOfLine(int from) {
            int end = program.indexOf('\n', from);
            return end < 0 ? program.length() : end;
        }

        private int name(Kind kind, int start, int from) {
            int end = from;
            while (end < program.length()
                    && (Character.isLetterOrDigit(program.charAt(end)) || program.charAt(end) == '_')) {
                end++;
            }
            tokens.add(new JqToken(kind, program.substring(from, end), start));
            return end;
        }

        private int number(int from) {
            int end = from;
            while (end < program.length() && isNumberPart(end)) {
                end++;
            }
            tokens.add(new JqToken(Kind.NUMBER, program.substring(from, end), from));
            return end;
        }

        private boolean isNumberPart(int at) {
            char c = program.charAt(at);
            boolean sign = (c == '+' || c == '-') && Character.toLowerCase(program.charAt(at - 1)) == 'e';
            return sign || Character.isDigit(c) || c == '.' || c == 'e' || c == 'E';
        }

        private int string(int from) {
            int slot = tokens.size();
            boolean computed = false;
            int at = from + 1;
            while (at < program.length() && program.charAt(at) != '"') {
                if (program.charAt(at) != '\\') {
                    at++;
                } else if (program.startsWith("\\(", at)) {
                    computed = true;
                    tokens.add(new JqToken(Kind.SYMBOL, "(", at + 1));
                    at = scan(at + 2);
                } else {
                    computed = true;
                    at += 2;
                }
            }
            Kind kind = computed ? Kind.COMPUTED_STRING : Kind.STRING;
            tokens.add(slot, new JqToken(kind, program.substring(from + 1, Math.min(at, program.length())), from));
            return at + 1;
        }
    }
}
