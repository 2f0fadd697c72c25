package dev.hydrant.wire.auth;

import java.util.Locale;

/// A text with `*` for any characters, none included, and `?` for one.
record Glob(String pattern) {

    static Glob ofAction(String pattern) {
        return new Glob(pattern.toLowerCase(Locale.ROOT));
    }

    /// Takes at most the product of both lengths, whatever the pattern: a failed attempt resumes at the last
    /// star only.
    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resumed = 0;
        while (t < text.length()) {
            char expected = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (p < pattern.length() && expected == '*') {
                star = p++;
                resumed = t;
            } else if (p < pattern.length() && (expected == '?' || expected == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resumed;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
