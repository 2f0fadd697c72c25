package dev.hydrant.wire.auth;

import java.util.List;

/// One statement of a policy.
///
/// @param principals of whom it speaks; that of an identity's own policy speaks of nobody else
record Statement(Effect effect, Principals principals, Patterns actions, Patterns resources) {

    /// What it says of an access that it covers.
    enum Effect {
        ALLOW,
        DENY
    }

    /// What an element and its negation (`Action`, `NotAction`) select.
    ///
    /// @param selects whether what matches is meant, or what doesn't
    record Patterns(List<Glob> globs, Selects selects) {
        Patterns {
            globs = List.copyOf(globs);
        }

        boolean cover(String text) {
            boolean matches = globs.stream().anyMatch(glob -> glob.matches(text));
            return matches == (selects == Selects.MATCHES);
        }
    }

    /// Which side of the patterns is meant.
    enum Selects {
        MATCHES,
        ALL_OTHERS
    }

    boolean covers(Access access) {
        return actions.cover(access.foldedAction()) && resources.cover(access.resource());
    }
}
